<?php
// Puts every snippet of a JSON list through the filter of an author's post, and prints what is left as a JSON list.
require_once __DIR__ . '/wp-load.php';
$left = [];
foreach (json_decode(stream_get_contents(STDIN)) as $snippet) {
    $left[] = wp_kses_post($snippet);
}
echo json_encode($left, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);

<?php
// Sets an option: php option.php name value.
require_once __DIR__ . '/wp-load.php';
update_option($argv[1], $argv[2]);

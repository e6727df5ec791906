<?php
// Installs WordPress with one administrator and one author, who may not write unfiltered HTML.
define('WP_INSTALLING', true);
require_once __DIR__ . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('A council', 'admin', 'admin@council.example', false, '', 'an admin on loopback');
$author = wp_create_user('author', 'an author on loopback', 'author@council.example');
(new WP_User($author))->set_role('author');
update_option('timezone_string', 'Europe/London');
switch_theme('twentytwentythree');
echo user_can($author, 'unfiltered_html') ? 'unfiltered' : 'filtered';

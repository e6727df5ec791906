import '@esca/elements/define/feed.js';

import '@esca/elements/define/vacancy-feed.js';

import '@esca/elements/define/my-list.js';

import '@esca/elements/define/bulletin-card.js';

import '@esca/elements/define/pathway-map.js';

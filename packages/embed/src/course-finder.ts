import '@esca/elements/define/course-finder.js';

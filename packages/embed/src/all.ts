import '@esca/elements/define/feed.js';
import '@esca/elements/define/course-finder.js';
import '@esca/elements/define/pathway-map.js';
import '@esca/elements/define/vacancy-feed.js';
import '@esca/elements/define/bulletin-card.js';
import '@esca/elements/define/my-list.js';

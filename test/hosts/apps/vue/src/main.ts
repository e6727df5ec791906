import '@esca/elements/define/course-finder.js';
import type {} from '@esca/elements/vue';
import { createApp } from 'vue';
import Page from './Page.vue';

createApp(Page).mount('#app');

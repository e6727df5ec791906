import '@esca/elements/define/course-finder.js';
import type {} from '@esca/elements/svelte';
import { mount } from 'svelte';
import Page from './Page.svelte';

export default mount(Page, { target: document.getElementById('app')! });

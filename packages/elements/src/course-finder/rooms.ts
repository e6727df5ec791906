/** The rooms of the finder that few people open: they come in one piece when the first of them is opened. */
export { comparison } from './compare.templates.js';
export { courseDetails } from './details.templates.js';
export { noResults } from './help.templates.js';
export { agendaView, tableView } from './views.templates.js';
export { styles } from './rooms.styles.js';

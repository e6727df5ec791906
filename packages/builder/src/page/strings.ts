import type { Embeddable } from '../choices/configuration.js';
import type { Warning } from '../choices/warnings.js';
import type { FormName, Host, Outcome } from '../hosting/forms.js';
import type { ColourName, ThemeName } from '../look/themes.js';

/** Every word of the page. `{…}` is filled in. */
export interface Strings {
  readonly intro: string;
  readonly paste: string;
  readonly pasteHelp: string;
  readonly pasteDone: string;
  readonly pasteDropped: string;
  readonly pasteUnknown: string;
  readonly fill: string;
  readonly step: string;
  readonly widget: string;
  readonly widgets: Readonly<Record<Embeddable, string>>;
  readonly about: Readonly<Record<Embeddable, string>>;
  readonly link: Readonly<Record<Embeddable, string>>;
  readonly content: string;
  readonly feed: string;
  readonly feedHelp: string;
  readonly feedLoading: string;
  readonly feedReady: string;
  readonly feedFailed: string;
  readonly any: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
  readonly locked: string;
  readonly lockedHelp: string;
  readonly labelHelp: string;
  readonly words: string;
  readonly wordsHelp: string;
  readonly above: string;
  readonly limitHelp: string;
  readonly seeAll: string;
  readonly more: string;
  readonly also: string;
  readonly remove: string;
  readonly look: string;
  readonly theme: string;
  readonly themes: Readonly<Record<ThemeName, string>>;
  readonly scheme: string;
  readonly ownColours: string;
  readonly ownColoursHelp: string;
  readonly colours: Readonly<Partial<Record<ColourName, string>>>;
  readonly light: string;
  readonly dark: string;
  readonly colourFor: string;
  readonly colourWrong: string;
  readonly refused: string;
  readonly instead: string;
  readonly takeInstead: string;
  readonly reads: string;
  readonly css: string;
  readonly cssHelp: string;
  readonly place: string;
  readonly host: string;
  readonly hosts: Readonly<Record<Host, string>>;
  readonly readers: string;
  readonly readersAll: string;
  readonly readersStaff: string;
  readonly helped: Readonly<Record<'script' | 'frames', string>>;
  readonly height: string;
  readonly heightHelp: string;
  readonly measured: string;
  readonly preview: string;
  readonly width: string;
  readonly widths: Readonly<Record<'page' | 'phone' | 'column', string>>;
  readonly colourScheme: string;
  readonly schemes: Readonly<Record<'light' | 'dark' | 'print', string>>;
  readonly shown: string;
  readonly shownWhole: string;
  readonly shownLeft: string;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly copyTitle: string;
  readonly copy: string;
  readonly copyLink: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly code: string;
  readonly best: string;
  readonly forms: Readonly<Record<FormName, string>>;
  readonly admin: string;
  readonly adminText: Readonly<Partial<Record<Host, string>>>;
  readonly policy: string;
  readonly mailEdition: string;
  readonly teamsCard: string;
  readonly warnings: string;
  readonly warning: Readonly<Record<Warning['code'], string>>;
  readonly noWarnings: string;
}

/** English. */
export const en: Strings = {
  intro:
    'Answer a few questions, look at the result, and copy what survives where your page lives. Everything you choose is kept in the address of this page, so that you can send it or come back to it.',
  paste: 'Change a widget that is already on a page',
  pasteHelp: 'Paste its link, its address or its code here.',
  pasteDone: 'Read. The choices below are those of what you pasted.',
  pasteDropped: 'Read, without what no widget of this site knows: {names}.',
  pasteUnknown: 'There is no widget of this site in what you pasted.',
  fill: 'Read it',
  step: '{n}. {title}',
  widget: 'Which widget?',
  widgets: {
    'course-finder': 'Course finder',
    'pathway-map': 'Pathway map',
    'vacancy-feed': 'Vacancy feed',
    'bulletin-card': 'Bulletin card',
    'my-list': 'My list',
  },
  about: {
    'course-finder': 'Courses to search and filter, with dates and places.',
    'pathway-map': 'Careers step by step, with the courses and jobs on each step.',
    'vacancy-feed': 'Open jobs, with closing dates in words.',
    'bulletin-card': 'The latest bulletin.',
    'my-list': 'What a visitor has saved on their device.',
  },
  link: {
    'course-finder': 'Find a course',
    'pathway-map': 'Explore career pathways',
    'vacancy-feed': 'See open jobs',
    'bulletin-card': 'Read the bulletin',
    'my-list': 'My saved list',
  },
  content: 'What does it show?',
  feed: 'Address of the feed',
  feedHelp: 'Leave it empty for the feed of this site.',
  feedLoading: 'Reading the feed …',
  feedReady:
    'The feed of {publisher}. Courses: {courses}; pathways: {pathways}; vacancies: {vacancies}; bulletins: {bulletins}.',
  feedFailed:
    'The feed could not be read ({code}). Check the address. A site other than this one must allow this page to read its feed.',
  any: 'Whatever there is',
  attributes: {
    audience: 'Workforce',
    area: 'Area',
    topic: 'Topic',
    label: 'Heading of the widget',
    limit: 'At most so many',
    'heading-level': 'Level of its heading',
    lang: 'Language',
    theme: 'Light or dark',
    when: 'When',
    mode: 'How people take part',
    availability: 'Places',
    sort: 'Order',
    view: 'Shown as',
    pathway: 'Which pathway',
    contract: 'Contract',
    'group-by': 'Grouped by',
    storage: 'Saving',
  },
  values: {
    'lang.': 'Of the page',
    'lang.en': 'English',
    'lang.cy': 'Welsh',
    'theme.auto': 'As the page is',
    'theme.light': 'Always light',
    'theme.dark': 'Always dark',
    'when.any': 'At any time',
    'when.two-weeks': 'In the next two weeks',
    'when.month': 'In the next month',
    'availability.bookable': 'Can be booked',
    'availability.opens': 'Opens soon',
    'availability.waiting': 'Waiting list',
    'availability.undated': 'No dates yet',
    'sort.relevance': 'Best match',
    'sort.soonest': 'Soonest',
    'sort.newest': 'Newest',
    'sort.title': 'A to Z',
    'sort.places': 'Most places',
    'sort.shortest': 'Shortest',
    'sort.closing': 'Closing first',
    'sort.salary': 'Highest pay',
    'view.list': 'List',
    'view.table': 'Table',
    'view.agenda': 'By date',
    'view.auto': 'Map, or list where there is little room',
    'view.map': 'Map',
    'view.step': 'One step',
    'view.issue': 'Whole issue',
    'view.headlines': 'Headlines',
    'view.archive': 'All issues',
    'group-by.none': 'Nothing',
    'group-by.step': 'Career step',
    'group-by.area': 'Area',
    'storage.none': 'Visitors save nothing',
    'storage.device': 'Visitors may save things on their device',
  },
  locked: 'Visitors may not change',
  lockedHelp: 'Say in the heading what the widget is limited to.',
  labelHelp: 'Leave it empty for the widget’s own words.',
  words: 'Words of the link',
  wordsHelp: 'People see them where the widget cannot be shown.',
  above: 'Level of the heading above it on your page',
  limitHelp: 'Leave it empty for no limit.',
  seeAll: 'With a link to the whole list',
  more: 'More choices',
  also: 'Also set',
  remove: 'Remove {name}',
  look: 'How does it look?',
  theme: 'Ready-made look',
  themes: {
    plain: 'Plain',
    'high-contrast': 'High contrast',
    essex: 'Essex',
    'govuk-like': 'Like GOV.UK',
  },
  scheme: 'Light or dark',
  ownColours: 'Colours of your own',
  ownColoursHelp:
    'Six digits, such as #1f5fbf. A colour that would be hard to read is not taken: text needs a contrast of 4.5 to 1.',
  colours: { background: 'Background', text: 'Text', accent: 'Links and buttons' },
  light: 'on light pages',
  dark: 'on dark pages',
  colourFor: '{name}, {scheme}',
  colourWrong: 'This is not a colour of six digits.',
  refused: 'Not taken: {front} on {back} would have a contrast of {ratio}; {least} is needed.',
  instead: '{colour} is near it and can be read.',
  takeInstead: 'Use {colour}',
  reads: 'The least contrast of text is {light} to 1 on light pages and {dark} to 1 on dark ones.',
  css: 'Style of the page',
  cssHelp:
    'Your administrator adds this once to the style sheet of the site. It works for widgets in the page; a frame and a link lead to pages that keep the look of their own site.',
  place: 'Where will it live?',
  host: 'Your page is made with',
  hosts: {
    wordpress: 'WordPress',
    drupal: 'LocalGov Drupal',
    sharepoint: 'SharePoint',
    teams: 'Teams',
    umbraco: 'Umbraco',
    html: 'Plain HTML',
    react: 'React',
    email: 'E-mail',
  },
  readers: 'Who can read the page?',
  readersAll: 'Everybody',
  readersStaff: 'Only people who sign in',
  helped: {
    script: 'Our administrator has added the line of script',
    frames: 'Our administrator has allowed frames from this site',
  },
  height: 'Room kept for it, in pixels',
  heightHelp: 'The page then does not jump when the widget appears.',
  measured: 'Use {height}, the height of the preview',
  preview: 'Preview',
  width: 'Width',
  widths: { page: 'Page', phone: 'Phone', column: 'Column' },
  colourScheme: 'Page',
  schemes: { light: 'Light', dark: 'Dark', print: 'On paper' },
  shown: 'Show',
  shownWhole: 'The widget',
  shownLeft: 'What {host} leaves of it',
  outcomes: {
    widget: 'Readers see the widget.',
    frame: 'Readers see the widget in a frame.',
    link: 'Readers see a link to a complete page.',
    nothing: 'Readers see nothing. Use another form.',
  },
  copyTitle: 'Copy it',
  copy: 'Copy: {form}',
  copyLink: 'Copy as a link, to paste into text',
  copied: 'Copied.',
  copyFailed: 'Copying is not allowed here. Select the text and copy it yourself.',
  code: 'Code: {form}',
  best: 'best here',
  forms: {
    link: 'A link, alone in its paragraph',
    address: 'An address, alone on its line',
    div: 'A block of HTML',
    element: 'The widget’s own tag',
    loaded: 'The widget with its script',
    pinned: 'One version that never changes',
    frame: 'A frame',
    react: 'A component',
    plain: 'Plain text',
    mail: 'A link',
  },
  admin: 'For your administrator',
  adminText: {
    wordpress:
      'Please add this line once to every page of our site, for example in the footer. Links to {site} then become widgets.',
    drupal:
      'Please add this line once to the theme of our site. Links to {site} then become widgets; nothing else is needed.',
    umbraco:
      'Please add this line once to the template of our site. Links to {site} then become widgets.',
    sharepoint:
      'Please allow frames from {domain}: Site settings, HTML Field Security, “Allow contributors to insert iframes only from the following domains”.',
    html: 'If our site has a Content-Security-Policy, please add these sources to it.',
    react: 'If our site has a Content-Security-Policy, please add these sources to it.',
  },
  policy: 'If our site has a Content-Security-Policy, it also needs:',
  mailEdition: 'The bulletin itself, ready to send as e-mail, is published under {address}.',
  teamsCard: 'The bulletin itself, as a card for a channel, is published under {address}.',
  warnings: 'Before you copy',
  warning: {
    staff: 'This feed holds records that are not for everybody. Do not show them on a public page.',
    'foreign-feed':
      'Links and frames of this site do not show {feed}. Only widgets in the page can; ask the publisher of this site to list it.',
    'skipped-heading':
      'The widget’s heading is level {level}, below one of level {above}. People who read by headings will miss a level.',
    'first-heading': 'A page has one heading of level 1, its own. Give the widget a lower one.',
    'hidden-filter':
      'Visitors cannot see that only some of it is shown ({filters}). Say so in the heading.',
    'cut-short': 'At most {limit} are shown, and no link leads to the rest.',
    'vague-words': '“{words}” says nothing to people who hear links without the text around them.',
    'look-lost': 'The look that you chose is not seen with this form.',
    'no-preset':
      'WordPress drops choices after the question mark, so the address alone cannot carry yours. Area and workforce can; for others ask the publisher of this site for a named page.',
  },
  noWarnings: 'Nothing to think about.',
};

/** Defects that these tests brought to light, and the test that would notice each of them again. The report lists them. */
export const defects = [
  {
    what: 'A second widget that joined while its feed was on the way ended the request and began another: six requests for one feed',
    by: 'fifty widgets on five feeds for twenty minutes',
    test: 'test/e2e/life.test.ts, test/e2e/faults.test.ts (fault 30)',
  },
  {
    what: 'A dialogue that was asked for just before its widget left the page threw into the page',
    by: 'hostile content, every button of a list pressed',
    test: 'test/browser/hostile.test.ts (my list)',
  },
  {
    what: 'A request that was lost while the network was away was waited for when it came back',
    by: 'fault 25, a network that flaps',
    test: 'test/e2e/faults.test.ts (fault 25)',
  },
  {
    what: 'A text that was no feed was given from memory when the visitor tried again',
    by: 'faults 10, 13 and 20, and then a good answer',
    test: 'test/e2e/faults.test.ts (faults 10, 13, 20)',
  },
  {
    what: 'An event from the year 1 to 9999 wrote a calendar of hundreds of thousands of lines',
    by: 'fuzzing of calendars',
    test: 'test/unit/fuzz/calendar.test.ts',
  },
  {
    what: 'A heading level that is no number left the widget without a heading',
    by: 'any value of any attribute',
    test: 'test/browser/hostile.test.ts',
  },
  {
    what: 'The pathway map held its observer after it left the page',
    by: 'a hundred visits to a page',
    test: 'test/browser/life.test.ts',
  },
  {
    what: 'In forced colours the focus could not be seen on what was chosen: the line of the choice took the place of the ring',
    by: 'rings measured in pixels',
    test: 'test/e2e/access-keyboard.test.ts (in forced colours)',
  },
  {
    what: 'In Welsh, at 400 % with spaced text, the choice of views pushed the page sideways',
    by: 'every state in 320 pixels',
    test: 'test/e2e/access-reflow.test.ts (courses, cy)',
  },
  {
    what: 'Three tests asked a browser for a class, which it cannot hand over, and took nothing for “not registered”',
    by: 'the same tests in WebKitGTK',
    test: 'test/e2e/policies.test.ts (policy 7)',
  },
  {
    what: 'No link said to which host it leads, although that was planned: the place for it was there, and nothing filled it',
    by: 'the table of threats, row by row, looking for its test',
    test: 'test/browser/links.test.ts',
  },
  {
    what: 'Since the line that says it takes a while stands apart from the list, the test of it looked in the wrong place',
    by: 'the test itself, which failed everywhere',
    test: 'test/e2e/faults.test.ts (faults 5–7)',
  },
  {
    what: 'In Firefox a module that was missing once stays missing for as long as the page lives, so a retry cannot bring it; the author’s content stays',
    by: 'fault 46 in Firefox',
    test: 'test/e2e/faults.test.ts (fault 46)',
  },
  {
    what: 'When a page gave a widget another feed, the list was gone, and the focus with it, until the other was there',
    by: 'what a page may expect of a guest: what has the focus keeps it',
    test: 'test/browser/life.test.ts (another feed), test/browser/manners.test.ts',
  },
  {
    what: 'A test of hostile content saved hundreds of files in the folder of whoever ran it, and WebKitGTK then asked whether to write over them, for ever',
    by: 'hostile content in WebKitGTK',
    test: 'test/browser/hostile.test.ts (no file of a calendar)',
  },
  {
    what: 'In WebKitGTK a text that a test typed was held down as one chord, in which no second space arrives; the test waited for it in vain',
    by: 'a request by the keyboard alone, in WebKitGTK',
    test: 'test/browser/request.test.ts (the keyboard alone)',
  },
  {
    what: 'What WebKit has compiled goes on giving the origin that the page had before a test took it away; a sandbox has none from the start',
    by: 'the same file of tests, in WebKitGTK with and without its compiler',
    test: 'test/browser/request-boxed.test.ts',
  },
  {
    what: 'The test of hostile content went on to the next step of the pathway before the details of the first were drawn, and judged none of them',
    by: 'its minute in WebKitGTK, looked into',
    test: 'test/browser/hostile.test.ts (pathway map)',
  },
  {
    what: 'Three tests asked for the width of the page by a name that no command has, and what they say of 400 pixels was tried at the width that was there',
    by: 'a test that did not end in WebKitGTK, looked into',
    test: 'test/browser/steady.test.ts',
  },
];

/** Words of the dialogues in which a visitor writes a message. */
export const en = {
  title: {
    manager: 'Ask my manager',
    'waiting-list': 'Ask for the waiting list',
    interest: 'Ask to hear about dates',
  },
  intro:
    'Nothing is sent from here. You read the message, change it as you like, and send it yourself.',
  steps: 'How it goes on',
  step: { choose: 'Choose', ask: 'Ask', approved: 'Approved', booked: 'Booked' },
  done: '{step} (done)',
  honest:
    'This page cannot see what your manager decides, or whether you have booked. When you have a yes, book your place.',
  book: 'Book: {title}',
  asked: 'You asked on {date}.',
  date: 'Which date',
  second: 'Second choice',
  noSecond: 'No second choice',
  why: 'Why this course',
  whyHelp: 'For example what you agreed in supervision.',
  cover: 'Cover needed',
  coverHelp: 'For example duty on that day.',
  optional: '(optional)',
  subject: 'Subject: {subject}',
  message: 'Your message',
  rewrite: 'Write it again from the answers above',
  edited: 'You have changed the message, so the answers above no longer change it.',
  keep: 'Keep it on my list on this device, with the day on which I asked',
  copy: 'Copy the message',
  email: 'Write an e-mail',
  teams: 'Share in Teams',
  form: 'Open the request form',
  close: 'Close',
  newTab: '{label} (opens in a new tab)',
  handed: {
    copy: 'Copied. Paste it where you want to send it: nothing has been sent.',
    email: 'Your mail program should open with the message. It is sent when you send it.',
    teams: 'Teams should open with the message. It is sent when you send it.',
    form: 'The form should open, with what is known filled in. It is sent when you send it.',
  },
  notCopied: 'The message is marked. Press Ctrl and C, or ⌘ and C, to copy it.',
  boxed:
    'The page around this one does not let it copy, print or write e-mails. The course’s own page can.',
  boxedList:
    'The page around this one does not let it copy, print or write e-mails. Mark the message to copy it.',
  ownPage: 'Open the page of {title}',
  listTitle: 'Send my list to my manager',
  listSubject: 'My list of courses and dates',
  listOpening: 'Hello,\n\nThis is what I have on my list. Can we talk about it?',
};

export type RequestStrings = typeof en;

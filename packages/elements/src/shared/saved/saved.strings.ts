/** What is said about saving, wherever something can be saved. */
export const en = {
  save: 'Save',
  saveName: 'Save {title}',
  saved: 'Saved',
  savedName: 'Saved: {title}, take off my list',
  announceSaved: '{title} is on your list.',
  announceTaken: '{title} is off your list.',
  asked: 'You asked on {date}',
  full: 'This could not be saved: there is no room left on this device. Take something off your list and try again.',
  off: 'This could not be saved: this browser does not let the page keep anything.',
};

export type SavingStrings = typeof en;

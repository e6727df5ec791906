/** What the codes of importing (I8xx) mean, in the same form as the other explanations; `{detail}` is the value at fault. */
export const IMPORT_EXPLANATIONS: Readonly<
  Record<string, readonly [message: string, fix: string]>
> = {
  I800: ['The file is empty.', 'Export it again.'],
  I801: [
    'This is not a file that can be imported: {detail}.',
    'Give a spreadsheet (XLSX or CSV), RSS, Atom, JSON Feed, iCalendar, JSON-LD, an HTML page with it, CTDL, XCRI-CAP, RPDE or an applicant-tracking XML.',
  ],
  I802: [
    'This is a web page that was saved under another name.',
    'Download the file itself: the link probably led to a page about it, or to a sign-in page.',
  ],
  I803: [
    'The content is not what its name promises: {detail}.',
    'Export it again, or correct the value.',
  ],
  I804: [
    'The text is not in UTF-8; it was read as {detail}.',
    'Save as “CSV UTF-8”, and look at accents, pound signs and quotation marks.',
  ],
  I805: [
    'Characters were mangled by an earlier conversion and have been repaired: “{detail}”.',
    'Check the words, and correct them at the source.',
  ],
  I806: ['Scripts or frames were taken out of the text.', 'Keep only words in this cell.'],
  I807: ['The file is too large: {detail}; 20 MB are allowed.', 'Split it into several files.'],
  I808: [
    'The workbook cannot be opened: {detail}.',
    'Open it in Excel, save it again as an ordinary workbook (.xlsx) without a password, and try that.',
  ],
  I809: ['The XML is not well formed: {detail}.', 'Export it again; it may have been cut off.'],
  I810: [
    'The XML has a document type declaration, which is not allowed because it can hide harm.',
    'Export it without “<!DOCTYPE …>”, or delete that line.',
  ],
  I811: ['The file nests more than 64 levels deep.', 'Export it again in its usual form.'],
  I812: [
    'This is {detail}.',
    'Open it and save it as a workbook of the kind .xlsx, without a password.',
  ],
  I813: [
    'No template has these columns: {detail}.',
    'Use the headings of a template, name the sheet after it, or describe the columns in a profile (--profile).',
  ],
  I814: ['The sheet is empty.', 'Nothing has to be done.'],
  I815: [
    'The column “{detail}” is not known and was left out.',
    'Correct its heading, or begin it with “x-” to keep it for yourself.',
  ],
  I816: [
    '“{detail}” is not understood.',
    'Write a date as 14/01/2027, 14 Jan 2027 or 2027-01-14. Words such as “Spring 2027” belong in the column “Date text”.',
  ],
  I817: ['The year of “{detail}” has two digits.', 'Write the year with four digits.'],
  I818: [
    '“{detail}” stands for “no date” and was left out.',
    'Leave the cell empty when there is no date.',
  ],
  I819: [
    'The date “{detail}” does not exist.',
    'Check day and month; the day comes first. If the month comes first in this file, say so in a profile.',
  ],
  I820: ['“{detail}” is not a time.', 'Write a time as 09:30, 9.30am or noon.'],
  I821: ['“{detail}” is neither yes nor no.', 'Write yes or no.'],
  I822: [
    '“{detail}” is not an amount of money.',
    'Write one amount, such as £95 or free; put words about it into the label’s column.',
  ],
  I823: ['“{detail}” is not a length of time.', 'Write it as 6 hours, 1.5 days or 4 months.'],
  I824: ['The word is not known here: {detail}.', 'Use one of the known words.'],
  I825: [
    '“{detail}” does not name a record.',
    'Write the kind and the id, such as course/mca-foundation or pathway/social-work#bia.',
  ],
  I826: ['“{detail}” is not a number of the kind that belongs here.', 'Write digits only.'],
  I827: ['“{detail}” is not a web address.', 'Copy the whole address, beginning with https://.'],
  I828: [
    'A cell that must be filled is empty: {detail}.',
    'Fill it in; the row is left out until then.',
  ],
  I829: [
    'The column “{detail}” is there twice; the first counts.',
    'Delete or rename one of them.',
  ],
  I830: [
    'The requirement “{detail}” is not understood.',
    'Write it as in the template’s notes, for example “registered: swe” or “note: any words”.',
  ],
  I831: [
    '“{detail}” is not an identifier.',
    'Write it as scheme: value, for example lars: 60123456.',
  ],
  I832: [
    'The cell shows an error of the spreadsheet: {detail}.',
    'Mend the formula, or type the value.',
  ],
  I833: [
    'The id “{detail}” is used twice; the first is kept.',
    'Give each record an id of its own. Ids are never used again.',
  ],
  I834: ['“{detail}” is not a time zone.', 'Write Europe/London, or another name in this form.'],
  I835: [
    'Rows of one course say different things: “{detail}” is not what the first row says.',
    'Correct one of them; the first row counts. Leave the cell empty to repeat what stands above.',
  ],
  I836: ['The sheet “{detail}” is hidden and was not read.', 'Show it if it belongs to the feed.'],
  I837: [
    'Hidden rows were not read: {detail}.',
    'Show them, or clear the filter, if they belong to the feed.',
  ],
  I838: [
    'There are more than {detail} rows; the rest was not read.',
    'Split the table into several files.',
  ],
  I841: [
    'The meeting “{detail}” is not understood.',
    'Write it as 2027-01-14 09:30-16:30 @ place-id : Title; place and title may be left out.',
  ],
  I842: [
    '“{detail}” is not understood.',
    'Write it as “label = value” for a fact, “domain: level” for a capability.',
  ],
  I844: [
    'A quotation mark is not closed, so cells after it may have run together.',
    'Close it, or write it twice if it belongs to the text.',
  ],
  I845: ['The formula has never been calculated.', 'Open the workbook in Excel and save it.'],
  I850: [
    'The time has no zone; it was taken as local time ({detail}).',
    'Nothing, if the events are held there.',
  ],
  I851: [
    'The time zone “{detail}” is not known.',
    'Check the time; the zone of the feed was used.',
  ],
  I852: [
    'The series goes on beyond what is listed: {detail}.',
    'Nothing has to be done: twelve months or 100 meetings are kept, and the rule itself.',
  ],
  I853: ['Names or addresses of people were left out ({detail}).', 'Nothing has to be done.'],
  I854: [
    'A closing date stands only in the words of the advert: {detail}.',
    'If it is right, put it into the closing date’s field; it is never taken from words by itself.',
  ],
  I855: [
    'The title seems to name the employer: “{detail}”.',
    'If so, give it in the employer’s field and take it out of the title.',
  ],
  I856: [
    'The salary “{detail}” is not an amount.',
    'Give figures, or leave the field empty and say it in the salary’s text.',
  ],
  I857: [
    'The number {detail} stands for a word that is not in the file.',
    'Import the look-up lists (the “job options” file) together with this one.',
  ],
  I858: ['There is nothing to import in it: {detail}.', 'Check that the right file was given.'],
  I859: [
    'A block of data in the page could not be read: {detail}.',
    'Tell whoever writes the page.',
  ],
  I860: [
    'There is no use for a record of the kind “{detail}”; it was left out.',
    'Nothing has to be done.',
  ],
  I861: [
    'Under half of the records are left: {detail}. Nothing was written.',
    'If the export was cut short, export it again. If it is right, add --accept-fewer.',
  ],
  I862: ['Records are gone since the last import: {detail}.', 'They are listed as removed.'],
  I863: [
    'Reading it took too long or too much memory: {detail}.',
    'Split the file, or export it again.',
  ],
  I864: [
    'The address could not be read: {detail}.',
    'Check it in a browser; only https and public hosts are read.',
  ],
  I865: ['Two values contradict each other: {detail}.', 'Correct one of them.'],
  I866: [
    'The link “{detail}” does not say on which site it is.',
    'Give whole addresses, beginning with https://.',
  ],
  I867: [
    'Nobody says who publishes this.',
    'Fill in the sheet “feed” (Publisher id, Publisher name), or give --publisher.',
  ],
  I868: [
    'Nobody states a licence; the Open Government Licence is assumed.',
    'Fill in “Licence” on the sheet “feed”, or give --licence.',
  ],
  I870: ['The JSON is broken: {detail}.', 'Export it again.'],
  I871: ['A record has no title and was left out: {detail}.', 'Give it a title at the source.'],
  I872: [
    'It could not be read because of a fault in this program: {detail}.',
    'Please report it together with the file.',
  ],
  I873: ['The link to the next page was not followed: {detail}.', 'Give all pages of the feed.'],
  I874: [
    'This is an Excel workbook under the name of a text file.',
    'Give it a name that ends in .xlsx, or save it in Excel as “CSV UTF-8”.',
  ],
  I899: ['There are {detail} more problems in this file.', 'Mend these first.'],
};

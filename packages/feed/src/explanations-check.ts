/** Codes that only the strict checks of publishing raise; see `explanations.ts`. */
export const CHECK_EXPLANATIONS: Readonly<Record<string, readonly [message: string, fix: string]>> =
  {
    V131: [
      'The title is long: {detail}.',
      'Keep it to 120 characters; put the rest in the summary.',
    ],
    V132: [
      'The summary is long: {detail}.',
      'Keep it to 300 characters; put the rest in the description.',
    ],
    V133: [
      'The text is long: {detail}.',
      'Shorten it: 4,000 characters for a description, 600 for an introduction.',
    ],
    V134: ['The course has no topics.', 'Give at least one, so that people find it by filter.'],
    V135: ['The session meets in person, but nobody can tell where.', 'Name the place.'],
    V136: [
      'The audience says “all” and one workforce besides.',
      'Write “all” alone, or the workforces without it.',
    ],
    V138: ['The caseload does not say when it was true.', 'Add the day, because figures grow old.'],
    V139: [
      '“{detail}” is not written as a postcode.',
      'Use capitals and one space, such as CM1 1QH, or name the country.',
    ],
    V140: ['Latitude and longitude go together, and one is missing.', 'Give both or neither.'],
    V141: [
      'The text holds a tag, {detail}, which will be shown as it is written.',
      'Take the tag out; texts are plain.',
    ],
    V143: [
      'The vacancy has no address of an advert.',
      'Give one, or import with --job-url; its own page stands in until then.',
    ],
    V145: ['The extra data are large: {detail}.', 'Keep each x- key under 10,000 bytes.'],
    V147: ['{detail} hours are not whole quarters.', 'Round to quarter hours.'],
    V148: [
      'The caseload has no figure and no words.',
      'Give what is typical, the most there may be, or a few words.',
    ],
    V149: [
      'The typical caseload ({detail}) is higher than the most there may be.',
      'Check both figures.',
    ],
    V150: [
      'There is no field called “{detail}” here.',
      'Correct the spelling, take it out, or begin the name with x- to keep it as your own.',
    ],
    V151: [
      '“{detail}” is not written in the form that this field needs.',
      'See the field in the documentation of the feed.',
    ],
    V152: ['The list is empty.', 'Fill it, or leave the field out.'],
    V153: ['The list names something twice.', 'Take the second one out.'],
    V154: [
      'The text holds characters that nobody sees, and that can turn the order of what is read: {detail}.',
      'Type the words again, without copying; the characters are left out until then.',
    ],
    V155: [
      'The feed has no list of anything, and names no other page or part.',
      'Add a list, such as “courses”, even if it is empty for now.',
    ],
    R201: ['There is no {detail}.', 'Correct the reference, or add what it names.'],
    R202: [
      '{detail} belongs to a publisher whose feed is not here.',
      'Merge that feed as well, or accept that this will be text without a link.',
    ],
    R203: [
      '{detail} has been removed.',
      'Point at what takes its place, or take the reference out.',
    ],
    R204: [
      'The record is there, but the part behind the # is not: {detail}.',
      'Correct the part; the link leads to the whole record until then.',
    ],
    R205: [
      '{detail} is there, but it is not the kind of thing that belongs here.',
      'Name a record of the right kind.',
    ],
    R207: [
      'No vocabulary has the code {detail}.',
      'Add the term to the vocabulary, or correct the code; it is shown as it is written until then.',
    ],
    R212: [
      'Some steps each have to come before the other.',
      'Make one of the moves between them “progression” or take it out.',
    ],
    R213: ['The term {detail} is wider than itself, by way of others.', 'Correct the wider term.'],
    R214: ['There is no source called {detail}.', 'List it in sources, or correct the name.'],
    R215: ['The page {detail} is no longer there.', 'Correct the link.'],
    R216: [
      '{detail} did not answer.',
      'Try it in a browser; it may be slow, or closed to programs.',
    ],
    W301: [
      'Two publishers have something of the same name: {detail}.',
      'If it is one thing, give both the same identifier, so that it is shown once.',
    ],
    T411: [
      'The date {detail} is a stand-in for “no date”.',
      'Leave the date out, or say in words when it is.',
    ],
    T412: [
      'The offset does not fit the time zone on that day: {detail}.',
      'Correct the hour or the offset; summer time is the usual cause.',
    ],
    T413: [
      'The feed says that it was written in the future: {detail}.',
      'Check the clock of the machine that makes it.',
    ],
    T414: ['Booking closes after the session is over: {detail}.', 'Check the closing date.'],
    T415: [
      'The meetings are not in order, overlap, or begin at another time than the session: {detail}.',
      'Sort them, and let the session begin with the first.',
    ],
    T416: [
      '{detail} is before the closing date.',
      'Check the dates of interviews and of starting.',
    ],
    T417: [
      'The vacancy has been open since {detail} and does not say when it closes; readers no longer see it.',
      'Give a closing date, or say that it never closes.',
    ],
    T418: ['The contract ends, but it does not say when.', 'Give the last day.'],
    T419: ['The feed is out of date since {detail}, or two weeks after it.', 'Publish it again.'],
    T420: [
      'The course has no coming date, and does not say when it usually runs.',
      'Add a date, how often it runs, or where to register interest.',
    ],
    T421: [
      'It does not say when the number of places was true.',
      'Fill in when it was counted; the time of the feed is taken until then.',
    ],
    M503: ['Pay of {detail} is hard to believe.', 'Check the figure and the period.'],
    M504: [
      'The pay is not stated.',
      'Give figures, a grade or a few words; adverts with pay are read more.',
    ],
    M505: ['{detail} has parts of a penny.', 'Round to two decimals.'],
    M506: ['A pay of 0 is not a pay.', 'Leave it out when it is not stated.'],
    A601: [
      'There is no transcript and there are no captions for {detail}.',
      'Add the address of one, for people who cannot hear it.',
    ],
    A602: ['There are no captions for the video {detail}.', 'Add them beside the transcript.'],
    A603: ['“{detail}” is written in capitals, which is hard to read.', 'Write it as a sentence.'],
    A604: [
      'Nothing is said about access to this place.',
      'Say whether it has step-free access, parking and a hearing loop.',
    ],
    P701: ['{detail} looks like a person’s address.', 'Give a team’s mailbox.'],
    P702: [
      'The text holds an address that looks like a person’s: {detail}.',
      'Take it out, or name the team’s mailbox.',
    ],
    P703: [
      'The feed lets anybody into a meeting: {detail}.',
      'Take the joining link out and send it to those who have booked.',
    ],
    P705: [
      'The letters of {detail} may be taken for others.',
      'Check that this is the site you mean.',
    ],
    P706: [
      'An advert for people inside is in what everybody can read.',
      'Set its visibility to staff, or open it to everybody.',
    ],
  };

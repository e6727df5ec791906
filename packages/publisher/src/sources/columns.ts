import { plainName } from './tables.js';
import type { TableKind } from './profile.js';

/** One column of a template. */
export interface Column {
  /** Its heading. */
  header: string;
  /** The field that it fills, with `/` between levels. */
  to: string;
  /** How a cell of it is read, and an argument after a colon. */
  kind: string;
  argument: string;
}

/** Every template, and the tabs that only spell out the same records. */
export type TabKind =
  TableKind | 'terms' | 'pathway-tracks' | 'pathway-stages' | 'removed' | 'more';

const AUDIENCE = 'words:audience';
const ACCREDITATION = `
Accreditation | accreditation/0/name | text | qualification; award
Awarded by | accreditation/0/awardedBy | text | awarding body
Accreditation framework | accreditation/0/framework | code:framework
Accreditation level | accreditation/0/level | line
Credits | accreditation/0/credits | number
Credit scheme | accreditation/0/creditScheme | code:credit-scheme
Accreditation link | accreditation/0/url | url`;
const SALARY = `
Salary from | salary/min | money | minimum salary; salary min; min salary; salary range from
Salary to | salary/max | money | maximum salary; salary max; max salary; salary range to
Salary period | salary/period | word:period | salary frequency; pay period
Grade | salary/grade | line | pay grade; band; salary grade
Salary text | salary/text | text | salary; pay; salary range; remuneration
Pro rata | salary/proRata | yes`;
const ENTITY = `
Identifiers | identifiers | identifiers
Visibility | visibility | word:visibility | who can see it
Modified | modified | instant | last modified; updated; last updated
Source id | source | line`;

// Heading | field | kind | other people's headings
const TEMPLATES: Record<TabKind, string> = {
  feed: '',
  organisations: `
Organisation id | id | id | org id; organization id; id
Name | name | text | organisation; organisation name; provider name
Kind | kind | word:organisation | type
Link | url | url | url; website; web
Email | email | line | e-mail; mailbox
Phone | phone | line | telephone; tel${ENTITY}`,
  places: `
Place id | id | id | venue id; site id; site code; your venue reference; venue reference; place ref; location id; id
Id prefix | prefix | line | provider code
Name | name | text | place; venue; venue name; site name; place name; location name; location; building
Address | address | address | street; venue address; address line 1; address 1
Address line 2 | address2 | address | address 2
Town | town | address | town or city; city; town/city
County | county | address
Postcode | postcode | postcode | post code; postal code; venue postcode; site postcode; zip
Country | country | country
Area | area | code:area | quadrant; region
Latitude | lat | number | lat
Longitude | lon | number | long; lng; lon
Accessibility | accessibility | text | access${ENTITY}`,
  terms: `
Taxonomy | taxonomy | id
Taxonomy title | taxonomyTitle | text
Term id | id | id | code; id
Title | title | text | term; name; label
Broader | broader | id
Synonyms | synonyms | lines
Same as | sameAs | url
Replaced by | replacedBy | id
Valid from | validFrom | day
Valid until | validUntil | day`,
  taxonomies: '',
  courses: `
Course id | id | id | your reference; course code; course reference; course ref; reference; ref; code; id
Title | title | text | course; course name; course title; name; event; event title; event name
Summary | summary | text | abstract; short description
Description | description | text | about; details; overview; what you will learn; content; course description
Page | url | url | url; link; website; web page; course webpage; course url; course link; more information
Format | format | code:format | type; course type; event type
Provider | provider | org | delivered by; training provider; trainer organisation
Audience | audience | ${AUDIENCE} | workforce; service area; who is it for
Also open to | alsoOpenTo | ${AUDIENCE}
Topics | topics | codes:topic | topic; subject; subjects; category; categories; theme
Levels | levels | words:level | level; pcf level; pcf levels; career stage
Domains | domains | words:domain | pcf domain; pcf domains
Frameworks | frameworks | codes:framework | framework; standards
CPD hours | cpdHours | number | cpd; cpd hrs; learning hours
Peer reflection | peerReflection | yes
Duration | duration | duration | length; course length
Duration unit | durationUnit | line
Eligibility | eligibility | text | who can attend; who this course is for; target audience; suitable for; prerequisites; prerequisite
Open to | openTo | codes:open-to
Requires | requires | requires | requirements
Entry requirements | entryRequirements | text
Where next | whereNext | text | what you can do next
How you will learn | howLearn | text
What you will need | whatNeeded | text | what you will need to bring
How you will be assessed | howAssessed | text
Leads to | leadsTo | refs${ACCREDITATION}
LARS | lars | line | lars qan; qan; learning aim reference; learning aim
Approval | approval | word:approval | approval needed; manager approval; approval required
Cost | cost | costs | price; fee; cost per person; course cost
Cost label | costLabel | list | cost description; price description
Non-attendance charge | charge | money | non attendance fee; cancellation charge
Non-attendance label | chargeLabel | text
Booking link | bookingUrl | url | book; booking; booking url; book here; how to book; apply; enrol
Also known as | aliases | list | aliases; other names
Contact | contact | org
Joining notes | joining | text | joining instructions
Every months | cadence/everyMonths | count
Next expected | cadence/nextExpected | day
Cadence text | cadence/text | text | cadence; how often
Interest link | interestUrl | url | register interest
Support | support | list${ENTITY}
Session id | session/id | id | event id; session ref; session code; session reference; class id; presentation id
Session title | session/title | text | session; session name
Mode | session/mode | word:mode | delivery; delivery mode; delivery method; how delivered; attendance mode; method
Start date | startDate | date | start; date; from; course date; event date; session date; starts; start date and time; date from
Start time | startTime | time | time; from time; time from; starts at
End date | endDate | date | end; to; ends; finish; finish date; date to; end date and time
End time | endTime | time | finish time; to time; time to; ends at
Flexible start date | flexible | yes
Date text | session/dateText | text | dates; date notes; when
Session time zone | session/timeZone | zone | time zone; timezone
Place | session/place | place | venue; location; place id; venue id; where; your venue reference; venue reference
Venue name | venueName | line
Language of delivery | session/language | lang | language
Capacity | session/capacity | count | places; max places; total places; maximum places; max delegates; spaces
Places left | session/placesLeft | count | places remaining; spaces left; remaining; available places; places available; availability; seats left
Waiting list | session/waitingList | word:waiting | waitlist; wait list
Counts as of | session/asOf | instant | as of; as at
Booking opens | session/bookingOpens | when
Booking closes | session/bookingCloses | when | booking deadline; closing date; book by; deadline
Session booking link | session/bookingUrl | url
Session approval | session/approval | word:approval
Session cost | sessionCost | costs
Session cost label | sessionCostLabel | list
Status | session/status | word:status | session status
Meetings | meetings | meetings
Repeats | session/repeats/rule | line | rrule
Repeats text | session/repeats/text | text
Repeats except | session/repeats/except | whens
Session visibility | session/visibility | word:visibility
Session modified | session/modified | instant
Study mode | x-study-mode | line
Attendance pattern | x-attendance-pattern | line
Sub region | x-sub-region | line
National delivery | x-national-delivery | line`,
  pathways: `
Pathway id | id | id | id
Title | title | text | name; pathway
Summary | summary | text
Description | description | text
Page | url | url | link
Audience | audience | ${AUDIENCE}${ENTITY}`,
  'pathway-tracks': `
Pathway id | pathway | id
Track id | id | id | id
Title | title | text | track; name
Kind | kind | word:track`,
  'pathway-stages': `
Pathway id | pathway | id
Stage id | id | id | id
Title | title | text | stage; name
Levels | levels | words:level`,
  'pathway-nodes': `
Pathway id | pathway | id
Pathway title | pathwayTitle | text
Node id | id | id | step id; id
Kind | kind | word:node | type
Title | title | text | node; step; name; role
Summary | summary | text | description
Page | url | url | link
Track | track | id
Stage | stage | id
Audience | audience | ${AUDIENCE}
Duration | duration | duration
Requires | requires | requires
Courses | courses | refs:course${ACCREDITATION}
Entry | entry | yes | entry point
Goal | goal | yes | end point
Valid from | validFrom | day
Valid until | validUntil | day
Replaced by | replacedBy | noderef${SALARY}
Support | support | list
Facts | facts | list
Story | stories | story
Story by | storyBy | list
Duties | duties | list
Contact | contact | org
Capabilities | capabilities | capabilities
Visibility | visibility | word:visibility`,
  'pathway-edges': `
Pathway id | pathway | id
From | from | id | from node; source
To | to | id | to node; target
Kind | kind | word:edge | type
How | how | word:how
Conditions | conditions | requires
Label | label | text
Typical | typical | duration | typical time`,
  vacancies: `
Vacancy id | id | id | job id; jobid; id; post id; requisition id; job number; vacancy number
Title | title | text | job title; job; post; post title; role title; vacancy; vacancy title; business title; position
Advert link | url | url | url; link; page; advert; job url; advert url; website
Apply link | applyUrl | url | apply; apply url; application link
Reference | reference | line | ref; vacancy reference; job reference; reference number
Summary | summary | text
Description | description | text | job description; advert text; details
Employer | employer | org | organisation; company; agency; council; hiring organisation
Audience | audience | ${AUDIENCE} | workforce
Service | service | code:service | service area; job category; category; directorate; department
Team | team | text | division; division/work unit; unit
Role | role | noderef
Levels | levels | words:level | level
Open to | openTo | codes:open-to | posting type; internal or external
Places | places | places | place; location; work location; base; locations; venue; place id
Workplace | workplace | word:workplace | remote; hybrid working${SALARY}
Hours | hours | hours | hours per week; weekly hours
Hours text | hoursText | text | hours/shift
Contract | contract | word:contract | contract type; employment type; job type
Contract until | contractUntil | day | contract end; contract end date; end date
Patterns | patterns | words:pattern | working pattern; working patterns; full or part time; full time/part time; full-time/part-time indicator
Positions | positions | count | number of positions; no of positions; # of positions; vacancies; posts
Posted | posted | when | date posted; posting date; published; open date; publish date; advert start
Closes | closes | when | closing date; closing; deadline; post until; expires; closing date and time; apply by; advert end; expiry date; close date
Evergreen | evergreen | yes | no closing date
Interviews | interviews | whens | interview date; interview dates; interview
Starts | starts | day | start date
Status | status | word:vacancystatus
Caseload unit | caseload/unit | word:caseload
Caseload typical | caseload/typical | number
Caseload max | caseload/max | number
Caseload protected | caseload/protected | yes
Caseload as of | caseload/asOf | day
Caseload text | caseload/text | text | caseload
Requires | requires | requires
Benefits | benefits | list${ENTITY}`,
  'bulletin-items': `
Issue id | issue/id | id | bulletin id
Number | issue/number | line | issue number; issue no
Issue title | issue/title | text | bulletin title; bulletin
Issued | issue/issued | when | issue date; date; published
Issue until | issue/until | when
Issue audience | issue/audience | ${AUDIENCE}
Intro | issue/intro | text | introduction
Issue page | issue/url | url
Next issue | issue/next | day
Draft | issue/draft | yes
Issue visibility | issue/visibility | word:visibility
Issue modified | issue/modified | instant
Item id | id | id | id
Title | title | text | item; item title; headline
Text | text | text | description; item text; body
Ref | ref | ref
Link | url | url | url; page
Group | group | code:group | section; category
Pinned | pinned | yes
Featured | featured | yes
Until | until | when
Audience | audience | ${AUDIENCE}
Topics | topics | codes:topic
Item visibility | visibility | word:visibility | visibility
Media kind | media/kind | word:media
Media link | media/src | url
Media type | media/type | line
Media duration | media/duration | duration
Transcript | media/transcript | url
Captions | media/captions | url`,
  removed: `
Ref | ref | ref
Removed | at | instant | date; at`,
  more: `
Ref | ref | line
Field | field | line
Value | value | json`,
};

const TABS: Record<string, TabKind> = {};
const tab = (kind: TabKind, names: string): void => {
  for (const name of names.split(' ')) TABS[name] = kind;
};
tab('feed', 'feed settings about publisher');
tab('organisations', 'organisations organizations orgs providers employers');
tab('places', 'places venues sites locations');
tab('terms', 'terms taxonomies vocabulary vocabularies codes');
tab('courses', 'courses course sessions events training programme coursecatalogue');
tab('pathways', 'pathways pathway');
tab('pathway-tracks', 'pathwaytracks tracks');
tab('pathway-stages', 'pathwaystages stages');
tab('pathway-nodes', 'pathwaynodes nodes steps pathwaysteps');
tab('pathway-edges', 'pathwayedges edges moves pathwaymoves');
tab('vacancies', 'vacancies vacancy jobs posts adverts');
tab('bulletin-items', 'bulletinitems bulletins bulletin items issues');
tab('removed', 'removed gone');
tab('more', 'more');

/** The template that a tab's or file's name says it is. */
export function tabKind(name: string): TabKind | undefined {
  const plain = plainName(name.replace(/\.[a-z]+$/i, ''));
  return Object.hasOwn(TABS, plain) ? TABS[plain] : undefined;
}

const known = new Map<TabKind, ReadonlyMap<string, Column>>();

/** The columns of a template by plain name, other people's names included. */
export function columnsOf(kind: TabKind): ReadonlyMap<string, Column> {
  let columns = known.get(kind);
  if (!columns) {
    const made = new Map<string, Column>();
    const later: [string, Column][] = [];
    for (const line of TEMPLATES[kind].split('\n')) {
      const [header = '', to = '', spec = '', others = ''] = line
        .split('|')
        .map((part) => part.trim());
      if (header === '') continue;
      const [name = '', argument = ''] = spec.split(':');
      const column: Column = { header, to, kind: name, argument };
      made.set(plainName(header), column);
      for (const other of others.split(';'))
        if (other.trim() !== '') later.push([plainName(other), column]);
    }
    // A template's own headings win over anybody's synonyms.
    for (const [name, column] of later) if (!made.has(name)) made.set(name, column);
    columns = made;
    known.set(kind, made);
  }
  return columns;
}

/** All templates that have columns, in the order in which they are tried on a table of unknown kind. */
export const TAB_KINDS = (Object.keys(TEMPLATES) as TabKind[]).filter(
  // What `more` holds is only ever ours, so no table of unknown kind is taken for it.
  (kind) => TEMPLATES[kind] !== '' && kind !== 'more',
);

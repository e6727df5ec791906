// Time
export type { CivilDate } from './time/civil-date.js';
export {
  DAY_MS,
  addDays,
  addMonths,
  dateOfNumber,
  dayNumber,
  daysBetween,
  monthGrid,
  weekday,
} from './time/civil-date.js';
export type { DurationParts } from './time/duration.js';
export { durationHours, durationMonths, parseDuration } from './time/duration.js';
export type { DayOptions, MomentOptions } from './time/format.js';
export {
  formatDay,
  formatDeadline,
  formatMonth,
  formatRange,
  formatTime,
  formatWhen,
  withZone,
} from './time/format.js';
export { parseInstant } from './time/instant.js';
export { formatNumber, keep } from './time/intl-cache.js';
export { formatDuration, relativeDay } from './time/relative.js';
export type { Edge } from './time/zone.js';
export {
  civilDateOf,
  dateOfWhen,
  instantOf,
  instantOfLocal,
  localOf,
  offsetAt,
} from './time/zone.js';

// Text
export type { ChosenText } from './text/choose.js';
export { chooseText, textOf } from './text/choose.js';
export { en } from './text/en.js';
export { fill } from './text/fill.js';
export type { Plural } from './text/plural.js';
export { plural } from './text/plural.js';
export type { PcfGroup, TimeWords, Words, WordsLang } from './text/words.js';
export { loadWords } from './text/words.js';

// Availability
export type { CourseAvailability, SessionChoice } from './availability/course.js';
export { courseAvailability, sessionsAhead } from './availability/course.js';
export type { SentenceOptions } from './availability/sentence.js';
export { courseSentence, sessionSentence, sessionShort } from './availability/sentence.js';
export type {
  AvailabilityContext,
  AvailabilityGroup,
  SessionAvailability,
  SessionState,
} from './availability/session.js';
export {
  COUNT_MAX_AGE,
  availabilityContext,
  availabilityGroup,
  isStale,
  readerNow,
  sessionAvailability,
  sessionEnd,
} from './availability/session.js';

// Addresses
export * from './address/index.js';

// Search
export type { SearchField, SearchSource } from './search/build.js';
export { buildSearchIndex } from './search/build.js';
export type { TextRange } from './search/highlight.js';
export { highlight } from './search/highlight.js';
export type { Query } from './search/query.js';
export { parseQuery } from './search/query.js';
export { bestFirst, smallest } from './search/rank.js';
export type { SearchHits } from './search/search.js';
export { missingBlocks, searchDocuments } from './search/search.js';
export type { SearchIndex } from './search/search-index.js';
export type { SearchFiles } from './search/serialise.js';
export { addSearchBlock, loadSearchIndex, saveSearchIndex } from './search/serialise.js';
export { runAtOnce, runInSlices, sortInSteps } from './search/steps.js';
export { fold } from './search/tokens.js';

// Facets
export type { Bits } from './facets/bits.js';
export {
  addBit,
  bitsFrom,
  bitsOf,
  countCommon,
  hasBit,
  keepCommon,
  listBits,
} from './facets/bits.js';
export type { Facet, FacetIndex, FacetSource } from './facets/build.js';
export { buildFacets, withRowFacets } from './facets/build.js';
export type { FacetCounts, Filters, Relaxation } from './facets/filter.js';
export { countFacets, filterRecords, relaxFilters } from './facets/filter.js';

// Words for what records say
export type { TextBlock } from './text/blocks.js';
export { textBlocks } from './text/blocks.js';
export type { Compare } from './text/collate.js';
export { formatCaseload, formatHours } from './text/figures.js';
export { joinList } from './text/join.js';
export {
  formatCost,
  formatMoney,
  formatSalary,
  isFree,
  listCosts,
  yearlyPay,
} from './text/money.js';
export { CONTRACTS, MODES, PATTERNS } from './text/orders.js';
export { readableCode } from './text/readable.js';

// Vacancies
export type { JoinedVacancy } from './vacancies/duplicates.js';
export { joinVacancies } from './vacancies/duplicates.js';
export type { VacancyFacetName } from './vacancies/facets.js';
export {
  CLOSING_WINDOWS,
  PAY_BANDS,
  closingWindows,
  payBand,
  vacancyFacets,
} from './vacancies/facets.js';
export { vacancyAreas, vacancyStep, vacancyTrack } from './vacancies/joins.js';
export type { Likeness, SimilarVacancy } from './vacancies/similar.js';
export { similarVacancies } from './vacancies/similar.js';
export type { VacancySentenceOptions } from './vacancies/sentence.js';
export { vacancySentence } from './vacancies/sentence.js';
export type { VacancySort } from './vacancies/sort.js';
export { sortVacancies } from './vacancies/sort.js';
export type { VacancyState, VacancyStateName } from './vacancies/state.js';
export {
  CLOSED_SHOWN,
  CLOSING_SOON,
  UNDATED_MAX_AGE,
  isClosedLately,
  isListed,
  nextChange,
  vacancyState,
} from './vacancies/state.js';

// Pathways
export { compareSteps, MOST_COMPARED } from './pathway/compare.js';
export type { CompareRow, Comparison } from './pathway/compare.js';
export { readGraph } from './pathway/graph.js';
export type { GraphMove, PathwayGraph } from './pathway/graph.js';
export { layoutPathway } from './pathway/layout.js';
export type { LayoutEdge, LayoutNode, LayoutOptions, PathwayLayout } from './pathway/layout.js';
export { capabilityGaps, capabilityLens, levelIn } from './pathway/lens.js';
export type { CapabilityGap, LensCourse, LensStep } from './pathway/lens.js';
export { linePath } from './pathway/line-path.js';
export type { Line, Point } from './pathway/lines.js';
export { stepForKey } from './pathway/neighbours.js';
export type { Drawing, Press } from './pathway/neighbours.js';
export { highestLevel, levelRank } from './pathway/pcf.js';
export type { Box, Size, Spacing } from './pathway/position.js';
export { hereIn, markProgress, migrateProgress } from './pathway/progress.js';
export type { MovedProgress, Progress, ProgressState } from './pathway/progress.js';
export { allMet, answerRequirement } from './pathway/requirements.js';
export type { Profile, RequirementAnswer, RequirementState } from './pathway/requirements.js';
export { planRoutes } from './pathway/routes.js';
export type {
  Alongside,
  Blocker,
  PlanOptions,
  Route,
  RouteMove,
  RoutePlan,
} from './pathway/routes.js';
export {
  describeStep,
  nearestStep,
  nodeOfRef,
  startingPoints,
  stepStatus,
} from './pathway/step.js';
export type { StepDetails, StepMove, StepStatus } from './pathway/step.js';

// Calendars
export { courseEvents, sequenceOf, sessionEvents, vacancyEvent } from './calendar/events.js';
export type { CalendarEvent, CalendarOptions } from './calendar/write.js';
export { writeCalendar } from './calendar/write.js';

// Bulletins
export type { ArchivedIssue, CurrentIssue } from './bulletins/issues.js';
export { currentIssue, isIssued, isPastIssue, issueArchive, issuedAt } from './bulletins/issues.js';
export type { IssueItem, ItemContext, ItemGroup } from './bulletins/items.js';
export {
  REMINDER_WINDOW,
  currentItems,
  groupItems,
  issueItem,
  issueItems,
  newSince,
} from './bulletins/items.js';
export type { LiveReference } from './bulletins/live.js';
export { liveReference } from './bulletins/live.js';
export type { Interests } from './bulletins/relevance.js';
export { isRelevant } from './bulletins/relevance.js';
export type { ArchivedItem } from './bulletins/search.js';
export { archiveItems, archiveSource } from './bulletins/search.js';

// The list of vacancies
export type { VacancyIndex, VacancyQuery, VacancyResults } from './vacancies/vacancy-index.js';
export { buildVacancyIndex, findVacancies } from './vacancies/vacancy-index.js';

// Courses
export type { CourseFacet } from './courses/course-facets.js';
export { COURSE_FACETS } from './courses/course-facets.js';
export { treeOf } from './facets/tree.js';
export type { CourseIndex, CourseIndexOptions } from './courses/course-index.js';
export { buildCourseIndex, buildCourseSearch } from './courses/course-index.js';
export type { CourseListOptions, CourseLists } from './courses/course-lists.js';
export { buildCourseLists, refreshCourseIndex } from './courses/course-lists.js';
export type { CourseTable, TabledCourse } from './courses/course-table.js';
export { loadCourseTable, placeCourse, saveCourseTable } from './courses/course-table.js';
export type { CapabilityNames } from './courses/course-search.js';
export { synonymsOf } from './courses/course-search.js';
export type {
  CourseQuestion,
  CourseResults,
  CourseSort,
  FacetCount,
} from './courses/find-listed.js';
export { findListed } from './courses/find-listed.js';
export { findCourses } from './courses/find-courses.js';

// Files
export type { Cell } from './export/csv.js';
export { guardCell, unguardCell, writeCsv } from './export/csv.js';

// Requests
export type { RequestFacts, RequestSubject } from './request/facts.js';
export { alternativeSessions, requestFacts, sessionDate, sessionPlace } from './request/facts.js';
export {
  contactAddress,
  formLink,
  mailAddress,
  mailtoLink,
  teamsChatLink,
  teamsShareLink,
} from './request/links.js';
export type { RequestMessage } from './request/message.js';
export { requestMessage } from './request/message.js';
export type { RequestField, RequestKind, RequestWords } from './request/words.js';
export { loadRequestWords } from './request/words.js';

// What a visitor keeps
export type { Clash, SavedChange } from './saved/changes.js';
export { changesSince, findClashes, markSeen, totalCpdHours } from './saved/changes.js';
export { factsOf, isSaved, markAsked, removeItem, saveItem } from './saved/facts.js';
export type { IdentifierIndex, ResolvedItem } from './saved/migrate.js';
export { identifierIndex, migrateState, resolveItem, stepReplacement } from './saved/migrate.js';
export type { SavedContext, SavedRow } from './saved/rows.js';
export { savedEvents, savedRow, savedTable, savedText } from './saved/rows.js';
export { MOST_SHARED, readShared, shareText } from './saved/share.js';
export type { DeviceState, SavedItem, SeenFacts } from './saved/state.js';
export {
  DEVICE_KEY,
  DEVICE_LIMIT,
  EMPTY_STATE,
  MOST_SAVED,
  isFullRef,
  readDeviceState,
  writeDeviceState,
} from './saved/state.js';
export type { DeviceStorage, DeviceStore, StoreResult } from './saved/store.js';
export { openDeviceStore } from './saved/store.js';
export type { SavedColumn, SavedKind, SavedWords } from './saved/words.js';
export { loadSavedWords } from './saved/words.js';

/** placeholder */
export type VacancyStateName = 'filled' | 'withdrawn' | 'closed' | 'paused' | 'hidden' | 'closing-soon' | 'open' | 'always-open' | 'see-advert';

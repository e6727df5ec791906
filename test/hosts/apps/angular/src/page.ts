import { Component, CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import type { SelectEvent } from '@esca/elements';
import '@esca/elements/define/course-finder.js';

@Component({
  selector: 'host-page',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <main>
      <h1>Courses</h1>
      <button id="narrow" (click)="query.set('mental capacity')">Mental capacity only</button>
      <button id="toggle" (click)="shown.set(!shown())">Show or hide</button>
      <output id="picked">{{ picked() }}</output>
      @if (shown()) {
        <esca-course-finder
          src="/feed.json"
          now="2026-11-17T12:00:00Z"
          heading-level="3"
          [query]="query()"
          [strings]="words"
          (esca-select)="pick($event)"
        >
          <a href="/courses.html">Find a course</a>
        </esca-course-finder>
      }
    </main>
  `,
})
export class Page {
  readonly query = signal('');
  readonly picked = signal('');
  readonly shown = signal(true);
  readonly words = { heading: 'Chosen by the page' };

  pick(event: Event): void {
    const chosen = event as SelectEvent;
    chosen.preventDefault();
    this.picked.set(chosen.detail.ref);
  }
}

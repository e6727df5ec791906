import { CourseFinder } from '@esca/react';
import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

function Page() {
  const [query, setQuery] = useState('');
  const [picked, setPicked] = useState('');
  const [shown, setShown] = useState(true);
  return (
    <main>
      <h1>Courses</h1>
      <button id="narrow" onClick={() => setQuery('mental capacity')}>
        Mental capacity only
      </button>
      <button id="toggle" onClick={() => setShown(!shown)}>
        Show or hide
      </button>
      <output id="picked">{picked}</output>
      {shown && (
        <CourseFinder
          src="/feed.json"
          now="2026-11-17T12:00:00Z"
          headingLevel={3}
          query={query}
          strings={{ heading: 'Chosen by the page' }}
          onEscaSelect={(event) => {
            event.preventDefault();
            setPicked(event.detail.ref);
          }}
        >
          <a href="/courses.html">Find a course</a>
        </CourseFinder>
      )}
    </main>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);

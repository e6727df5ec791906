import { Courses } from './courses';

/** Made on the server: the tag, its attributes and the link inside are in the page before any script runs. */
export default function Page() {
  return (
    <main>
      <h1>Courses</h1>
      <Courses />
    </main>
  );
}

import { ContextRoot } from '@lit/context';
import { FeedProvider } from '../feed-provider/feed-provider.js';
import { define } from '../shared/define.js';

// A widget may be upgraded before the feed around it: the root keeps its question until there is an answer.
new ContextRoot().attach(document.documentElement);
define('esca-feed', FeedProvider);

declare global {
  interface HTMLElementTagNameMap {
    'esca-feed': FeedProvider;
  }
}

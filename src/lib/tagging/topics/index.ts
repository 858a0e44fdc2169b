/** Topics: what people write about. Pure; the corpus step lies in pipelines/topics. */
export { discoverTopics, type FoundTopic, type TopicText } from './discover';
export { easierWayIn } from './easierway';
export { phraseWords, TopicMatcher, type Mention, type TopicPhrases } from './match';
export { problemsOfTopic } from './problems';
export { recurringPerMonth } from './recurrence';
export { taskOf } from './task';
export { topicWords } from './words';

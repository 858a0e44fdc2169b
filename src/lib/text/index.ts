/** Texts as they come and as they are read: cleaning, languages, masking, counting. Pure and deterministic. */
export { cleanBody, type BodyFormat } from './clean';
export { detectLanguage, settleLanguages, type DetectedLanguage, type LanguageInput } from './language';
export { MAX_TEXT_LENGTH } from './limits';
export { maskSameLength } from './mask';
export { countWords } from './words';
export { EarlierWords } from './repeated';

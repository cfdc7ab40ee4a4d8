// Remark with retext and one simple rule.
import remarkRetext from 'remark-retext';
import retextEnglish from 'retext-english';
import retextRepeatedWords from 'retext-repeated-words';
import { unified } from 'unified';

export default { plugins: [[remarkRetext, unified().use(retextEnglish).use(retextRepeatedWords)]] };

import { verbs as lexiconVerbs } from '../lexicon/generated.js';

/**
 * The words that carry the grammar of a sentence, for the shallow parse.
 *
 * General part-of-speech taggers call *clicks* in “The user clicks Save” and
 * *bill* in “Bill the customer” nouns: exactly the words that decide a role.
 * So the parse owns a list of verbs, says which of them are nouns as well, and
 * lets the place in the sentence decide (see `tag.ts`).
 */

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

export const DETERMINERS = set(`a an the this that these those each every any some no all both either neither another
  my your his her its our their whose which what such many most few several more other one two three four five six seven eight nine ten`);

/** Determiners and possessives after which a noun must come. */
export const ARTICLES = set(
  'a an the each every my your his her its our their whose no this these those any some another',
);

export const PREPOSITIONS =
  set(`of in on at by for with from to into onto about as against among around before after behind below
  beneath beside between beyond during except inside like near off out outside over per through throughout toward towards under
  until till up upon via within without across along despite regarding concerning than versus unlike including`);

export const PRONOUNS =
  set(`i you he she it we they me him us them who whom myself yourself himself herself itself ourselves
  themselves someone somebody anyone anybody everyone everybody nobody something anything everything nothing`);

/** Pronouns that stand as the subject of the verb after them. */
export const SUBJECT_PRONOUNS = set('i you he she it we they who');

export const MODALS = set(
  "can could may might must shall should will would cannot can't couldn't won't wouldn't shouldn't mustn't needn't mayn't do does did don't doesn't didn't can’t couldn’t won’t wouldn’t shouldn’t mustn’t needn’t don’t doesn’t didn’t",
);
export const BE = set("be is are was were been being am isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t");
export const HAVE = set("have has had having hasn't haven't hadn't hasn’t haven’t hadn’t");
export const NEGATIONS = set('not never no-longer neither nor hardly rarely seldom without');
export const CONJUNCTIONS = set('and or but nor yet plus');
export const SUBORDINATORS =
  set(`if when whenever while because since unless although though whether where wherever once so that
  whereas how why what`);
export const RELATIVES = set('who which that whom');

export const ADVERBS =
  set(`also still just only even ever never always often sometimes usually now then later soon already yet again once
  twice too very more most less least quite rather almost simply either both together instead therefore thus hence
  here there today tomorrow yesterday online offline well first next last finally ahead away back everywhere anywhere
  alone otherwise perhaps maybe indeed`);

/** Particles that belong to the verb before them: log in, sign up, check out. */
export const PARTICLES = set('in out up off on down away back over through into');

/** Verbs after which “to” and a second verb have the same subject: customers want to pay. */
export const CONTROL_VERBS =
  set(`want wish need try like love hope expect plan intend decide choose agree refuse prefer attempt
  learn continue begin start fail manage tend have get come ask able unable allowed required free ready likely unlikely willing eager entitled invited forced obliged
  asked told supposed going about eligible`);

/** Verbs whose object does the second verb: let customers invite, allow the user to pay. */
export const CAUSATIVES =
  set(`let make help allow enable permit require ask tell force invite encourage want expect need prompt remind
  cause get lead oblige entitle authorise authorize empower instruct urge persuade convince persuade request advise
  have see watch teach guide direct prevent stop keep`);

/** Verbs that are hardly ever nouns. */
const KNOWN_VERBS =
  set(`abandon accept accomplish achieve acknowledge acquire activate adapt add adhere adjust admit adopt advertise advise affect
  afford agree aggregate allocate allow amend analyse analyze announce annotate anonymise anonymize anticipate apologise apologize appear apply appoint appreciate
  approve arise arrange arrive ascertain assemble assert assess assign assist associate assume assure attach attain attend
  attract attribute authenticate author authorise authorize automate avoid ban bear become befriend begin behave believe belong benefit
  bind book boot borrow bring browse build buy bypass calculate cancel carry categorise categorize cause cease celebrate choose cite clarify classify close collaborate
  collect combine comment commission commit communicate compare compete compile complain complete comply compose comprehend compute conceal conclude
  conduct confess configure confirm confuse connect consent consider consist constitute construct consult consume contain contemplate
  contest continue contribute convert convey convince cooperate coordinate cope correct correspond create customise customize deactivate
  debug decide declare decline decrypt deduct deem defer define defraud delegate delete deliver demonstrate deny depart depend deploy deposit
  deprecate deprovision depress derive describe deserve deselect designate destroy detect deter determine develop devote
  diagnose dictate differ differentiate digest diminish direct disable disagree disappear disclose disconnect discontinue discover discuss dislike
  dismiss dispatch dispose dispute disregard dissatisfy dissolve distinguish distribute donate download drag draw drink drive earn eat edit educate elaborate elect eliminate embed
  embrace emit emphasise emphasize employ empower enable encounter encourage encrypt endorse enforce engage enhance enjoy enlarge enlist enquire enrich
  enrol enroll ensure entail enter entice entitle entrust enumerate envisage equip escalate establish evade evaluate examine exceed exclude execute exercise exhibit
  exist expand expect expire explain exploit explore expose express extend extract facilitate fail fall feed feel fetch fill finalise
  finalize find finish follow forbid force foresee forget forgive formulate forward fulfil fulfill furnish gain gather generate get give go govern grab
  grant greet grow guarantee handle happen harm hear help hesitate hide hire hold identify ignore illustrate imagine impair impersonate
  implement imply import impose impress improve include incorporate incur indemnify indicate induce infer inform infringe inhale inherit
  inhibit initialise initialize initiate injure inject innovate inquire insert insist inspect inspire install instruct insure integrate
  intend interact interpret intervene introduce invalidate invent invest investigate invite invoke involve isolate issue join justify keep know
  lack lag last launch learn lease leave lend let license lie like listen live load locate log login lodge lose love maintain make manage mandate manipulate
  manufacture marry mean measure meet mention merge migrate minimise minimize miscarry mislead mistype mitigate modify monitor motivate mount
  move multiply navigate need negotiate nominate notice notify obey object oblige observe obtain occupy occur offend offer omit onboard open operate oppose opt optimise
  optimize organise organize originate outsource overcome overlook override overwrite owe own paraphrase park participate pass paste pause pay peek
  penalise perceive perform permit persist personalise personalize persuade phone pick pin pledge point populate possess postpone practise precede
  predict prefer prepare prescribe present preserve press presume pretend prevent print prioritise prioritize proceed procure produce prohibit
  promise promote prompt pronounce propose protect protest prove provide provision publish pull purchase push put qualify quantify quarrel query quit read
  realise realize reach react reactivate realign reassign reassure rebook recall receive reckon recognise recognize recommend reconcile reconsider record recover recruit rectify recycle redeem redirect reduce
  re-enter reenter reference refer refill refine reflect refrain refresh refund refuse register reimburse reinstall reinstate reject relate release relocate rely remain remember
  remind remove render renew renegotiate rent reopen reorder repair repay repeat replace reply represent reproduce request require resell reschedule
  reserve reset reside resist resize resolve respect respond restart restore restrict resubmit resubscribe result resume retail retain retire retrieve retry
  return reuse reveal reverse revert review revise revisit revoke ride ring rise roam rotate ruin run safeguard sail satisfy save scan scare scroll seal seek
  segment select sell send separate serve settle share ship shop shrink shut sign silence simplify simulate sit skip sleep slide smell smoke snooze solicit solve sort
  speak specify spend split spoil stand start state stay steal step stick stop store strengthen strive struggle submit subscribe substitute succeed
  sue suffer suggest suit summarise summarize supply support suppress surrender survive suspect suspend sustain swallow swap swear swipe switch sync synchronise
  synchronize tailor take talk tap taste teach tear tell tend terminate test thank think throw tick toggle tolerate toss touch trade train transact
  transfer transform translate transmit travel treat trigger trust try tune turn type unblock uncheck undergo understand undertake undo unfollow uninstall unlink unlock unmute
  unpack unpin unplug unselect unsubscribe unsync unzip update upgrade uphold upload use utilise utilize vacate validate vary verify view violate visit vote wait waive
  wake walk want warn wash waste watch wear weigh welcome win wish withdraw withhold wonder work worry wrap write yell zoom
  click charge bill invoice order pay call churn complain wait whitelist message mail email e-mail chat post ping text ask need cost set see say come show look cut hit hurt bet cast quit
  claim change check control search score start sort report request return review reward risk rank rate reach reply repeat
  copy crash plan play display drop end guide guess mark market match mind mistake name note pack process profile program progress purchase question quote reach
  cover credit date debit deal demand design desire discount download document doubt experience export face fear figure filter fix flag focus form format
  hope host hover influence input interest interview judge jump label land lead limit link list lock map model move murmur nest notice number paint
  pattern place plug pool power practice praise pressure price produce project query queue regard regret rent rescue research resource rest schedule screen
  service ship shift show signal sign sound source stage stamp staff stream stress structure study style subject sum surprise survey tag target task
  tax term theme tip total touch track trade traffic transport trial trip upgrade use value view visit voice volunteer vote want
  worry zoom abuse access accompany account act address advance age aid aim appeal approach argue arm attempt attack audit author award back backup balance base
  battle bear beat block board bond bookmark boost border bounce branch break bridge broadcast bucket budget bug bulk bump bundle burn button cache camp
  capture card care cause challenge channel chart choke class clean clear climb code collapse color colour command compromise concern condition conflict contact contract
  cook cool cost count craft cross crowd cue cure cycle damage dance debate decrease default defeat delay detail dial diet disguise dock dream dress drill drip`);

/** The verbs of the list, and those that rows of the lexicon speak of. */
export const VERBS: ReadonlySet<string> = new Set([...KNOWN_VERBS, ...lexiconVerbs.split(' ')]);

/** Verbs of the list that are nouns (or adjectives) at least as often; the place decides. So may any verb that only the lexicon knows. */
export const NOUN_VERBS: ReadonlySet<string> = new Set([
  ...lexiconVerbs.split(' ').filter((verb) => !KNOWN_VERBS.has(verb)),
  ...set(`abuse access account act address advance age aid aim answer appeal approach arm attempt attack audit author award back backup balance ban
  base battle beat benefit bill block board bond book bookmark boost boot border bounce branch break bridge broadcast browse bucket budget bug build bulk bump
  bundle burn button buy cache call camp capture card care cause challenge change channel charge chart chat check choke churn claim class clean clear click climb close
  code color colour command comment commission commit compromise concern condition conduct conflict consent contact contest contract control cook cool copy
  cost count cover craft crash credit cross crowd cue cure customer cut cycle damage dance date deal debate debit debug decline decrease default defeat delay delegate demand
  deposit design desire detail dial diet digest direct discount disguise dispatch display dispute dock document doubt download drag draw dream dress drill drink drip drive drop earn
  edit email e-mail embrace end exhibit exercise experience exploit export express extract face fail fall fear feed feel figure file fill filter find finish fix flag focus force form format
  forward function fund gain gather grant group guarantee guess guide handle harm help hide hire hit hold hope host hover hurt import increase
  influence initiate inject input insert install interest interview invite invoice invoke issue join judge jump key kick kind label lack land lapse last launch lead lease leave
  lend level license licence lie lift light like limit line link list listen live load loan lock log login look love mail make manufacture map march mark market mask
  match matter mean measure meet mention merge message mind minimum miss mistake mix model monitor mount move murmur name need nest network note notice number object offer open
  operate order outline output own pace pack package page paint panel park part pass paste patch path pattern pause pay peak pick pilot pin ping place plan plant play
  pledge plot plug point poll pool post power practice praise prefix present press pressure price print process produce product profile program programme progress project promise
  prompt protest provision pull pump purchase purpose push quarrel query question queue quit quote race raise range rank rate rating reach read rebound recall record recruit reference refill
  reform refund regard register regret release rent repair repeat reply report request rescue research reserve reset resolve resource respect rest result retail retreat return
  reuse reveal reverse review revise reward ride ring rise risk role roll rotate round route row ruin rule run rush sail sample save scale scan schedule scope score screen scroll
  search seat secret segment select sell sense separate service set settle shape share shift ship shop show sign signal silence size skip sleep slice slide slip smell smoke
  snooze sort sound source spend split sponsor spot staff stage stake stamp stand start state stay step stick stock stop store stream stress stretch structure study style subject
  submit suit sum supply support surge surprise survey suspect swap swipe switch sync table tag take talk tap target task taste tax team template tend term test text thank theme think throw tick
  ticket time tip title toggle token tone tool top toss total touch tour track trade traffic train transfer transport travel treat trend trial trick trigger trip trouble trust try
  tune turn type update upgrade upload use value view visit voice volunteer vote wait wake walk want warrant wash waste watch water wear weight welcome whitelist win wish wonder
  word work worry wrap yield zip zone zoom contact input experience interest profile program`),
]);

/** Forms that no rule makes: form → base. */
export const IRREGULAR: ReadonlyMap<string, string> = new Map(
  `ate:eat bought:buy brought:bring built:build caught:catch came:come chose:choose chosen:choose cost:cost cut:cut did:do done:do drew:draw drawn:draw drank:drink drunk:drink drove:drive driven:drive
  eaten:eat fed:feed felt:feel fell:fall fallen:fall found:find forgot:forget forgotten:forget forgave:forgive froze:freeze frozen:freeze gave:give given:give went:go gone:go grew:grow grown:grow heard:hear held:hold hid:hide hidden:hide
  hit:hit hurt:hurt kept:keep knew:know known:know laid:lay led:lead left:leave lent:lend let:let lost:lose made:make meant:mean met:meet mistook:mistake mistyped:mistype
  paid:pay put:put quit:quit ran:run rang:ring rung:ring read:read rose:rise said:say sat:sit saw:see seen:see sent:send set:set sold:sell sought:seek shown:show shut:shut
  slept:sleep slid:slide spent:spend spoke:speak spoken:speak stood:stand stole:steal stolen:steal stuck:stick swore:swear taken:take took:take taught:teach thought:think threw:throw thrown:throw
  told:tell tore:tear understood:understand undertook:undertake undid:undo undone:undo woke:wake wore:wear worn:wear won:win withdrew:withdraw withdrawn:withdraw wrote:write written:write
  resold:resell rebuilt:rebuild repaid:repay became:become began:begin begun:begin broke:break broken:break dealt:deal forbade:forbid forbidden:forbid got:get gotten:get hung:hang
  lying:lie dying:die tying:tie outgrew:outgrow overpaid:overpay oversaw:oversee reset:reset`
    .trim()
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);

/** Nouns that look like adjectives (-able, -ive, -ous …). */
export const NOUNS =
  set(`table variable cable wearable vegetable archive drive directive incentive perspective objective initiative executive representative
  alternative native relative receivable deliverable constable timetable narrative motive adjective detective five hive olive dative collective cooperative
  locative operative preservative fugitive captive derivative additive sedative laxative disposable consumable collectible convertible handful spoonful
  mouthful wireless business`);

export const ADJECTIVES =
  set(`able active actual additional administrative advanced anonymous available average basic big blind bold brief busy certain cheap clear commercial common
  complete complex corporate correct current daily dead deaf dear different direct digital domestic early easy eligible end entire exact existing external fair familiar famous far fast final financial fine first free frequent
  friendly fresh full further future general given global good great happy hard heavy high huge human ideal important individual initial inner internal junior key large last late legal
  legitimate likely little local long loyal low main major many mature medium minor mobile modern monthly multiple national native necessary new next nice normal numerous old only open ordinary original other
  overall own particular past perfect personal physical poor popular possible potential powerful precise premium present previous primary prior private professional proper public quick quiet raw ready
  real recent regular relevant remote responsible retail rich right safe same second secure senior separate serious several sharp short significant similar simple single small smart social soft special specific
  standard strategic strict strong subject sudden sufficient sure technical temporary third tiny top total trade traditional true typical ultimate unable unhappy unique unknown unlikely upset urgent useful usual
  valid valuable various vast vulnerable warm weak weekly whole wide wrong yearly young`);

using System.Collections.Frozen;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Understanding;

/// <summary>Words that say nothing of what a story is about: function words, and the verbs of reporting.</summary>
internal static class StopWords
{
    private const string Arabic = """
        في من إلى الى على عن مع بعد قبل بين عند عبر منذ خلال حول ضد نحو لدى دون غير سوى حتى إلا إذا إذ إن أن أنه أنها أنهم إنه إنها لأن بأن فإن وأن كأن لكن لكنه لكنها لعل ليس ليست لم لن لا ما ماذا لماذا كيف متى أين أي أية هل قد لقد سوف كما كذلك أيضا ايضا هكذا
        هذا هذه هذان هاتان هؤلاء ذلك تلك أولئك الذي التي الذين اللذين اللتين اللذان اللتان اللاتي اللواتي هو هي هم هن هما نحن أنا أنت به بها بهم فيه فيها فيهم منه منها منهم عنه عنها عليه عليها عليهم إليه إليها إليهم له لها لهم لهما لنا لي معه معها معهم بينها بينهم بينهما بعدها بعده قبلها
        كان كانت كانوا يكون تكون يكونوا وكان كانا أصبح أصبحت صار صارت ظل يظل تظل بات باتت مازال زال يزال تزال يعد تعد عاد تم يتم تمت ثم أو أم بل لو لولا كل كلا كلتا بعض جميع كافة عدة عدد معظم أكثر أقل أول أولى ثاني ثانية ثالث آخر أخرى اخرى آخرين الآخر الأخرى حيث بينما عندما حينما كلما مما فيما وفيما بما لما كي لكي إما سواء مثل نفس ذات ذاته ذاتها نفسه نفسها بشكل بصورة بسبب نتيجة إطار سياق صدد جانب جهة جهته جهتها ومن وفي وعلى وإلى ولم ولا وهو وهي وقد وما وذلك وهذا وهذه والتي والذي وكما وبعد ومع وكانت فقد فيه
        قال قالت قالوا يقول تقول وقال وقالت أكد أكدت يؤكد تؤكد مؤكدا مؤكدة وأكد وأكدت أضاف أضافت يضيف مضيفا مضيفة وأضاف وأضافت أشار أشارت يشير تشير مشيرا مشيرة وأشار وأشارت وأشارا أوضح أوضحت يوضح موضحا وأوضح صرح صرحت ذكر ذكرت وذكر أعلن أعلنت وأعلن اعتبر معتبرا معتبرة لفت ولفت تابع وتابع أردف وأردف شدد شددت مشددا مشددين دعا دعت يدعو تدعو ودعا ودعت أعرب أعربت وأعرب عبر رحب ورحب أثنى أشاد وأشاد مشيدا جاء جاءت وجاء يأتي تأتي
        اليوم أمس غدا يوم أيام سنة سنوات عام أعوام عاما شهر أشهر شهرا أسبوع ساعة ساعات دقيقة الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر صباح مساء الماضي المقبل الجاري الحالي الحالية المقبلة الماضية
        واحد واحدة اثنان اثنين اثنا اثني ثلاث ثلاثة أربع أربعة خمس خمسة ست ستة سبع سبعة ثمان ثماني ثمانية تسع تسعة عشر عشرة عشرين عشرون ثلاثين أربعين خمسين ستين سبعين ثمانين تسعين مئة مائة مئات ألف آلاف ألفا مليون ملايين مليار نصف ثلث ربع مرة مرات وحتى بالإضافة إضافة بالتالي وكذا وكذلك ضمن أمام وراء فوق تحت داخل خارج هناك هنا مجرد شأن بشأن يمكن يمكنه يجب ينبغي عليها تقريبا حوالي طيلة رغم أجل باقي مئتي مئتين
        """;

    private const string English = """
        a about above after again against all almost also although always am among an and any are around as at away back be because been before being below between both but by came can cannot come could did do does doing done down during each either else enough even ever every few first for from further get gets give given go goes going gone got had has have having he her here hers herself him himself his how however i if in into is it its itself just kept know known last later least less let like likely made make makes making many may me might mine more most much must my myself near nearly need never new next no nobody none nor not nothing now of off often on once one only onto or other others our ours out over own part people per put rather really said same saw say says second see seen several shall she should since so some something soon still such take taken than that the their theirs them themselves then there these they thing things third this those though three through thus time to today together told too took toward two under until up upon us use used very want was way we well went were what whatever when where whether which while who whole whom whose why will with within without would year years yesterday yet you your yours four five six seven eight nine ten hundred thousand million billion monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december according added told asked called
        """;

    private const string French = """
        à afin ai ainsi alors après as au aucun aucune aujourd hui auquel aussi autre autres aux avait avant avec avoir avons ayant c ça car ce ceci cela celle celles celui cependant ces cet cette ceux chaque chez comme comment d dans de déjà depuis des deux dès dit donc dont du durant elle elles en encore entre est et étaient était étant été être eu eux fait faire fois font hors ici il ils j je jusqu jusque l la là laquelle le lequel les lesquels leur leurs lors lorsque lui m ma mais me même mêmes mes mieux moins moment mon n ne ni non nos notre nous on ont or ou où par parce pas pendant peu peut peuvent plus plusieurs plutôt pour pourquoi pourtant premier première près puis qu quand que quel quelle quelles quels qui quoi rien s sa sans se selon sera seront ses seule seulement si sien sinon soit son sont sous souvent sur t ta tandis tant te tel telle tels tes ton toujours tous tout toute toutes très trois trop tu un une vers voici voilà vos votre vous y quatre cinq six sept huit neuf dix cent mille an ans année années jour jours mois semaine heure heures lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre raconte explique affirme déclare ajoute
        """;

    // These carry a phrase but say nothing alone.
    private const string WeakWords = """
        دولة دول الدول الدولة الدولي الدولية العالمي العالمية الوطني الوطنية تعزيز دعم جهود مجال المجال باقي جديد جديدة الجديد الجديدة كبير كبيرة أكبر تبلغ يبلغ بلغ عمل العمل أعمال إعلان الإعلان بيان البيان وزير وزارة رئيس الرئيس برنامج مشروع المشروع المدينة مدينة منطقة المنطقة البلدين البلد بلدان البلدان الجانبان الجانبين فريق الفريق شركة الشركة مجموعة المجموعة عنوان مستوى المستوى حين موقع الموقع يدور القرار قرار
        new big large world country countries state states name city town area group plan project work
        nouveau nouvelle grand grande pays monde ville groupe projet plan travail
        """;

    private static readonly FrozenSet<string> All = Load($"{Arabic}\n{English}\n{French}");
    private static readonly FrozenSet<string> Weak = Load(WeakWords);

    /// <summary>Whether a folded word is one.</summary>
    public static bool Contains(string folded) => All.Contains(folded);

    /// <summary>Whether a folded word says something only as part of a phrase.</summary>
    public static bool IsWeak(string folded) => Weak.Contains(folded);

    private static FrozenSet<string> Load(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Folding.Fold).ToFrozenSet();
}

using System.Collections.Frozen;
using Digest.Core.Articles.Text;

namespace Digest.Core.Articles.Metadata.Dates;

/// <summary>What a line that is only a date may also say: labels, prepositions, the zone of a time, how long the story takes to read.</summary>
internal static class LineWords
{
    private static readonly FrozenSet<string> Published = Fold(
        "نشر|نشرت|نشرها|ونشر|النشر|أضيف|أضيفت|كتب|كتبت",
        "published|posted|publié|publiée|ligne|veröffentlicht|erschienen|publicado|publicada|опубликовано|опубликован|публикация",
        "انتشار|منتشر|شائع|اشاعت|פורסם|发布|发布时间|发布于|发表|发表于|發布|發表",
        "yayınlanma|yayınlandı|yayın|giriş|oluşturulma|eklenme");

    private static readonly FrozenSet<string> Updated = Fold(
        "تحديث|التحديث|تحديثه|تحديثها|حدث|عدل|التعديل|تعديل",
        "updated|update|modified|jour|modifié|modifiée|actualisé|aktualisiert|aktualisierung|geändert|stand|actualizado|actualizada|actualización|modificado|обновлено|обновлен|изменено",
        "بروزرسانی|به‌روزرسانی|روزرسانی|اپڈیٹ|اپ|עודכן|עדכון|更新|更新时间|更新于|最后更新",
        "güncelleme|güncellenme|güncellendi");

    private static readonly FrozenSet<string> Writers = Fold(
        "بواسطة|بقلم|كتب|كتبت|الكاتب|الكاتبة|إعداد|تحرير|by|par|von|por|autor|автор|نوشته|توسط|نویسنده|تحریر|מאת|作者|记者|yazar|yazan|haber");

    private static readonly FrozenSet<string> Others = Fold(
        "تم|بتاريخ|تاريخ|التاريخ|في|يوم|اليوم|الساعة|ساعة|على|عند|آخر|الموافق|ل|ه|م|ص|ميلادي|ميلادية|هجري|هجرية|صباحا|الصباح|مساء|المساء|ظهرا|بعد|الظهر|عصرا|فجرا|ليلا|قراءات|مشاهدات|مشاهدة|المشاهدات|دقائق|دقيقة|دقيقتان|دقيقتين|قراءة|للقراءة|القراءة|مدة|أقل|من|واحدة",
        "last|on|at|date|of|the|am|pm|p|m|t|st|nd|rd|th|edition|first|min|mins|minute|minutes|read|reading|time|views",
        "le|à|mis|mise|en|dernière|la|du|de|h|er|et|a|été|par|lecture|heure|heures|vues",
        "am|um|uhr|zuletzt|vom|den|der|mo|di|mi|do|fr|sa|so|datum|minuten|lesezeit|lesedauer",
        "el|las|los|en|del|última|fecha|hora|horas|hs|hrs|lectura|minutos",
        "в|г|года|дата|последнее|обновление|мин|минут|чтения|время|просмотров",
        "در|تاریخ|ساعت|روز|به|زمان|آخرین|یک|دو|سه|چهار|پنج|دقیقه|مطالعه|شمسی|میلادی|قمری|کو|بجے|بوقت|وقت|ڈیٹ|آخری|هفته|ہفتہ|ء|ھ|ش|ق|ظ|عصر|صبح|شام|دوپہر|بازدید",
        "ב|יום|ביום|בשעה|שעה|תאריך|אחרון|דקות|קריאה|בתאריך",
        "年|月|日|号|號|时|時|分|时间|时间为|日期|上午|下午|晚上|点|北京时间|来源|于|最后",
        "tarihi|tarih|saat|son|günü|dakika|okuma|süresi|okunma");

    public static bool IsPublished(string folded) => Published.Contains(folded);

    public static bool IsUpdated(string folded) => Updated.Contains(folded);

    /// <summary>A word behind which a writer is named.</summary>
    public static bool IsWriter(string folded) => Writers.Contains(folded);

    public static bool IsCompanion(string folded) =>
        Others.Contains(folded) || Published.Contains(folded) || Updated.Contains(folded) || Writers.Contains(folded);

    private static FrozenSet<string> Fold(params string[] words) => words.SelectMany(list => list.Split('|')).Select(Folding.Fold).ToFrozenSet();
}

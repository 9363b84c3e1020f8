namespace Digest.Tests.Articles.Dates;

/// <summary>Date lines of newspapers in other languages and calendars.</summary>
public sealed class ForeignNewspaperLineTests
{
    [Theory]
    [InlineData("Friday, October 8, 2021", "2021-10-08")]
    [InlineData("Friday, October 8", "2021-10-08")]
    [InlineData("Published 4:43 PM EDT, Fri October 8, 2021", "2021-10-08 16:43 -04:00")]
    [InlineData("Updated 9:00 a.m. Saturday, Oct. 9, 2021 | Published 4:43 p.m. Friday, Oct. 8, 2021", "2021-10-08 16:43")]
    [InlineData("8 October 2021 at 16:43 BST", "2021-10-08 16:43 +01:00")]
    [InlineData("By Jane Roe | 8 October 2021", "2021-10-08")]
    [InlineData("Posted on 8th October 2021 by Jane Roe", "2021-10-08")]
    [InlineData("12 Sept 2021, 08:00 UTC", "2021-09-12 08:00 Z")]
    [InlineData("May 3, 2021 · 4 min read", "2021-05-03")]
    public void In_English(string line, string expected) => Assert.Equal(expected, NewspaperLines.ReadEnglish(line));

    [Theory]
    [InlineData("Publié le vendredi 8 octobre 2021 à 16h43", "2021-10-08 16:43")]
    [InlineData("Publié le 08/10/2021 à 16:43, mis à jour le 09/10/2021 à 11:20", "2021-10-08 16:43")]
    [InlineData("Mis à jour le 09/10/2021 à 11:20 - Publié le 08/10/2021", "2021-10-08")]
    [InlineData("Le 1er août 2021 à 18 h", "2021-08-01 18:00")]
    [InlineData("8 févr. 2021", "2021-02-08")]
    public void In_French(string line, string expected) => Assert.Equal(expected, NewspaperLines.Read(line));

    [Theory]
    [InlineData("Freitag, 8. Oktober 2021, 16:43 Uhr", "2021-10-08 16:43")]
    [InlineData("Veröffentlicht am 08.10.2021 um 16.43 Uhr", "2021-10-08 16:43")]
    [InlineData("Stand: 8. März 2021, 18 Uhr", "2021-03-08 18:00")]
    [InlineData("8. Jänner 2021", "2021-01-08")]
    public void In_German(string line, string expected) => Assert.Equal(expected, NewspaperLines.Read(line));

    [Theory]
    [InlineData("Viernes, 8 de octubre de 2021 - 16:43 h", "2021-10-08 16:43")]
    [InlineData("Publicado el 8 de septiembre del 2021 a las 16:43", "2021-09-08 16:43")]
    [InlineData("Domingo, 11 enero 2026, 08:00", "2026-01-11 08:00")]
    public void In_Spanish(string line, string expected) => Assert.Equal(expected, NewspaperLines.Read(line));

    [Theory]
    [InlineData("8 октября 2021 г., 16:43", "2021-10-08 16:43")]
    [InlineData("Опубликовано: пятница, 8 октября 2021 в 16:43 (МСК)", "2021-10-08 16:43 +03:00")]
    [InlineData("08.10.2021 16:43", "2021-10-08 16:43")]
    public void In_Russian(string line, string expected) => Assert.Equal(expected, NewspaperLines.Read(line));

    [Theory]
    [InlineData("جمعه ۱۶ مهر ۱۴۰۰ - ۱۶:۴۳", "2021-10-08 16:43")]
    [InlineData("تاریخ انتشار: ۱۴۰۰/۰۷/۱۶ ساعت ۱۶:۴۳", "2021-10-08 16:43")]
    [InlineData("یکشنبه ۱ فروردین ۱۴۰۰", "2021-03-21")]
    [InlineData("۳۰ اسفند ۱۳۹۹", "2021-03-20")]
    [InlineData("سه‌شنبه ۲۷ آبان ۱۳۹۹ | ۱۷ نوامبر ۲۰۲۰", "2020-11-17")]
    public void In_Persian_on_its_own_calendar(string line, string expected) => Assert.Equal(expected, NewspaperLines.Read(line));

    [Theory]
    [InlineData("8 اکتوبر 2021", "2021-10-08")]
    [InlineData("جمعہ ۸ اکتوبر ۲۰۲۱ء", "2021-10-08")]
    [InlineData("شائع 8 جولائی 2021", "2021-07-08")]
    public void In_Urdu(string line, string expected) => Assert.Equal(expected, NewspaperLines.Read(line));

    [Theory]
    [InlineData("יום שישי, 8 באוקטובר 2021, 16:43", "2021-10-08 16:43")]
    [InlineData("פורסם בתאריך 08.10.2021 בשעה 16:43", "2021-10-08 16:43")]
    public void In_Hebrew(string line, string expected) => Assert.Equal(expected, NewspaperLines.Read(line));

    [Theory]
    [InlineData("2021年10月8日 16:43", "2021-10-08 16:43")]
    [InlineData("2021年10月8日星期五 下午4:43", "2021-10-08 16:43")]
    [InlineData("发布时间:2021-10-08 16:43 北京时间", "2021-10-08 16:43")]
    public void In_Chinese(string line, string expected) => Assert.Equal(expected, NewspaperLines.Read(line));

    [Theory]
    [InlineData("8 Ekim 2021 Cuma, 16:43", "2021-10-08 16:43")]
    [InlineData("Yayınlanma: 08.10.2021 - 16:43 Son Güncelleme: 09.10.2021 - 11:20", "2021-10-08 16:43")]
    [InlineData("3 AĞUSTOS 2021", "2021-08-03")]
    [InlineData("12 KASIM 2021", "2021-11-12")]
    [InlineData("5 Şubat 2021 Saat: 09:30", "2021-02-05 09:30")]
    public void In_Turkish(string line, string expected) => Assert.Equal(expected, NewspaperLines.Read(line));
}

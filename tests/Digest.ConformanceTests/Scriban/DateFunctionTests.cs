namespace Digest.ConformanceTests.Scribans;

public sealed class DateFunctionTests
{
    [Theory]
    [InlineData("{{ published | date.to_string '%d %b %Y' }} {{ published | date.to_string '%Y-%m-%dT%H:%M:%S' }} {{ published | date.to_string '%A %e %B %y, %I:%M %p' }} {{ published | date.to_string '%F %T %R %D %r' }}", "05 Mar 2024 2024-03-05T14:07:09 Tuesday  5 March 24, 02:07 PM 2024-03-05 14:07:09 14:07 03/05/24 02:07:09 PM")]
    [InlineData("{{ published | date.to_string '%a %b %j %u %w %V %W %U %C %k %l %L %N %h %v %n%t%% %Q' }} {{ published | date.to_string '%c' }} {{ published | date.to_string '%x %X' }}", "Tue Mar 065 2 2 10 10 10 20 14  2 000 000000000 Mar  5-MAR-2024 \n\t% %Q Tue Mar 05 14:07:09 2024 03/05/2024 14:07:09")]
    [InlineData("{{ published | date.to_string '%A %d %B %Y' 'fr-FR' }} {{ published | date.to_string '%A %d %B %Y' 'ar-EG' }} {{ published | date.to_string '%g %A' 'fr-FR' }} {{ published | date.to_string '%g' }}", "mardi 05 mars 2024 الثلاثاء 05 مارس 2024  Tuesday  05 Mar 2024")]
    [InlineData("{{ date.parse '2016/01/05' }} {{ date '2016/01/05' }} {{ '05|01|2016' | date.parse '%d|%m|%Y' | date.to_string '%F' }} {{ '20/01/2022 08:32:48 +00:00' | date.parse culture: 'en-GB' | date.add_hours 0 | date.to_string '%Y' }} {{ '5 janvier 2016' | date.parse culture: 'fr-FR' }}", "05 Jan 2016 05 Jan 2016 2016-01-05 2022 05 Jan 2016")]
    [InlineData("{{ published | date.add_days 1 }} {{ published | date.add_months (-1) | date.to_string '%F' }} {{ published | date.add_years 1 | date.to_string '%F' }} {{ published | date.add_hours 12 | date.to_string '%F %R' }} {{ published | date.add_minutes 1 | date.to_string '%T' }} {{ published | date.add_seconds 1 | date.to_string '%T' }}", "06 Mar 2024 2024-02-05 2025-03-05 2024-03-06 02:07 14:08:09 14:07:10")]
    [InlineData("{{ published.year }}/{{ published.month }}/{{ published.day_of_week }} {{ day.year }} {{ sent.offset }} {{ [published] }} {{ date.format }} {{ date.default_format }}", "2024/3/Tuesday 2024 03:00:00 [05 Mar 2024] %d %b %Y %d %b %Y")]
    [InlineData("{{ date.format = '%Y!' }}{{ published }} [{{ nothing | date.to_string '%Y' }}] [{{ '' | date.parse }}] {{ 'garbage' | date.parse }} {{ '2016-01-05' | date.parse_to_string '%Y' }}", "2024! [] [] 0001! 2016")]
    [InlineData("{{ timespan.from_hours 26 }} {{ (timespan.from_minutes 90).total_hours }} {{ timespan.parse '01:30' }} {{ timespan.zero }} {{ (published - (date.parse '2024-03-01')).days }}", "1.02:00:00 1.5 01:30:00 00:00:00 4")]
    public void Date_functions_give_the_documented_values(string template, string expected) => Assert.Equal(expected, Sample.Render(template));
}

"""Changes, leads and ratios whose values stand in the sentences before them, or are told of in passing."""

import pytest

from tests.arithmetic import found

FOUND = [
    (
        "Wind power's share grew from 21.4% in 2021 to 26.9%, an increase of 5.5% that surprised the ministry.",
        "percent-vs-points",
        ["5.5%", "21.4%", "26.9%"],
    ),
    (
        "Dismissals in the steel industry reached 8,400 in 2024, after 6,200 in 2023, up 28%.",
        "change-mismatch",
        ["28%", "6,200", "8,400"],
    ),
    (
        (
            "The Canadian branch was worth 84 million francs in 2024, after 60 million the year before, "
            "which is a jump of 55%."
        ),
        "change-mismatch",
        ["55%", "60 million", "84 million francs"],
    ),
    (
        "The vote brought the levy from 2.75% to 2.25%, a trim of 25 basis points, from May onwards.",
        "difference-mismatch",
        ["25 basis points", "2.75%", "2.25%"],
    ),
    (
        "The loss ratio was 64.2%, against 61.9% a year before, and so 2.3 percent higher.",
        "percent-vs-points",
        ["2.3 percent", "61.9%", "64.2%"],
    ),
    (
        "A single ticket went from €2.40 to €2.85, 35 cents more than before.",
        "difference-mismatch",
        ["35 cents", "€2.40", "€2.85"],
    ),
    (
        "August had a mean temperature of 19.6C, which was 2.1 degrees above the 1961-1990 norm of 18.2C.",
        "difference-mismatch",
        ["2.1 degrees", "18.2C", "19.6C"],
    ),
    (
        (
            "The radio station has 24 million listeners, which is five times the audience that its rival "
            "reaches with its 8 million."
        ),
        "ratio-mismatch",
        ["five times", "24 million listeners", "8 million"],
    ),
    (
        "With 64 points the club came ninth, eight points short of Norwick, who took the last European place with 69.",
        "difference-mismatch",
        ["eight points", "69", "64 points"],
    ),
    (
        (
            "The museum counted 88,400 visitors in the first half of 2024. That was 6,300 more than the "
            "83,100 of the year before."
        ),
        "difference-mismatch",
        ["6,300", "83,100", "88,400 visitors"],
    ),
    (
        (
            "Parliament voted for the canal in 1871, on an estimate of 240,000 crowns. By 1880 the bill "
            "had come to 300,000 crowns, an overrun of 12 per cent."
        ),
        "change-mismatch",
        ["12 per cent", "240,000 crowns", "300,000 crowns"],
    ),
    (
        (
            "The 19 concerts drew an average of 1,240 listeners. In the season before it was 1,180, so "
            "attendance grew by 9%."
        ),
        "change-mismatch",
        ["9%", "1,180", "1,240 listeners"],
    ),
    (
        (
            "Of those who wore a helmet, 11% broke a bone, compared with 17% of those who did not. "
            "Riders without one are thus more than twice as likely to break a bone."
        ),
        "ratio-mismatch",
        ["more than twice", "17%", "11%"],
    ),
    (
        'In January the loan cost 6.5%. Today it is 5.5%, which the bank\'s own leaflet calls "a 1% cut".',
        "percent-vs-points",
        ["1%", "6.5%", "5.5%"],
    ),
    (
        (
            "Before the bypass, the bus to the coast took 64 minutes. Now it takes 48. The council says "
            "that travel time has fallen by 16%, and is proud of it."
        ),
        "change-mismatch",
        ["16%", "64 minutes", "48"],
    ),
    (
        (
            "The Centre Party would take 29% of the vote.\n\nThe Farmers' Union is at 24%, as before. "
            "That gives the Centre Party a lead of seven points."
        ),
        "difference-mismatch",
        ["seven points", "29%", "24%"],
    ),
    (
        "Among tenants, 27% want to move. Among owners it is 9%, so tenants are twice as likely to want it.",
        "ratio-mismatch",
        ["twice", "9%", "27%"],
    ),
    (
        (
            "The nurses had asked for 7.2%. The clinics first offered 4.6%, which left 3.6 percentage "
            "points between the two."
        ),
        "difference-mismatch",
        ["3.6 percentage points", "7.2%", "4.6%"],
    ),
    (
        "Waiting times dropped from 62 days to 48, a shortening of 35% which the board calls encouraging.",
        "change-mismatch",
        ["35%", "62 days", "48"],
    ),
    (
        "Exports came to 340,000 tonnes last season, following 290,000 tonnes the season before, a rise of 25%.",
        "change-mismatch",
        ["25%", "290,000 tonnes", "340,000 tonnes"],
    ),
    (
        "Turnout was 61%, compared with 54% four years ago, and thus 7% higher.",
        "percent-vs-points",
        ["7%", "54%", "61%"],
    ),
    ("Turnout was 61%, against 54% in 2019, an increase of 7%.", "percent-vs-points", ["7%", "54%", "61%"]),
    (
        "The river stood at 4.2 metres on Friday, 1.4 metres above the May average of 3.1 metres.",
        "difference-mismatch",
        ["1.4 metres", "3.1 metres", "4.2 metres"],
    ),
    (
        "The reservoir holds 36 million cubic metres, 12 million short of the 42 million it held last June.",
        "difference-mismatch",
        ["12 million", "42 million", "36 million cubic metres"],
    ),
    (
        "Vantor sold 412,000 cars in 2024. That was 52,000 fewer than the 484,000 of the year before.",
        "difference-mismatch",
        ["52,000", "484,000", "412,000 cars"],
    ),
    (
        "In 2019 the school had 480 pupils. Today it has 600, an increase of 20%.",
        "change-mismatch",
        ["20%", "480 pupils", "600"],
    ),
    (
        "Ten years ago the average rent was 620 euros. It is now 930 euros, a rise of 40%.",
        "change-mismatch",
        ["40%", "620 euros", "930 euros"],
    ),
    (
        "The original budget was 80 million crowns. The final bill came to 112 million crowns, an overrun of 30%.",
        "change-mismatch",
        ["30%", "80 million crowns", "112 million crowns"],
    ),
    (
        "The building was budgeted at $45 million. In the end it cost $63 million, 30% over budget.",
        "change-mismatch",
        ["30%", "$45 million", "$63 million"],
    ),
    (
        "A year ago unemployment stood at 4.1%. It is now 5.3%, so it has risen by 2.2 percentage points.",
        "difference-mismatch",
        ["2.2 percentage points", "4.1%", "5.3%"],
    ),
    (
        "Of the girls, 42% read every day; of the boys, 28%. Girls are thus twice as likely to read daily.",
        "ratio-mismatch",
        ["twice", "28%", "42%"],
    ),
    (
        "The Liberals poll 34% and the Conservatives 29%, which gives the Liberals a lead of eight points.",
        "difference-mismatch",
        ["eight points", "29%", "34%"],
    ),
    (
        "Norland won 46 medals and Sudland 39. That leaves Norland nine medals ahead.",
        "difference-mismatch",
        ["nine medals", "46 medals", "39"],
    ),
    (
        "The harvest of 2022 came to 3.2 million tonnes. In 2023 it was 2.4 million tonnes, a drop of a third.",
        "change-mismatch",
        ["a third", "3.2 million tonnes", "2.4 million tonnes"],
    ),
    (
        "The best bid was 240 million crowns and the second best 215 million crowns, a gap of 35 million.",
        "difference-mismatch",
        ["35 million", "215 million crowns", "240 million crowns"],
    ),
    (
        "In 2020, 12% of pupils had no laptop. By 2024 it was 6%, a fall of 6%.",
        "percent-vs-points",
        ["6%", "12%", "6%"],
    ),
    ("Before the ban 24% of adults smoked. Now it is 18%, a decline of 6%.", "percent-vs-points", ["6%", "24%", "18%"]),
    (
        "Reading scores averaged 512 points in 2018 and 498 in 2022, a loss of 24 points.",
        "difference-mismatch",
        ["24 points", "512 points", "498"],
    ),
    (
        "The bridge carried 18,000 vehicles a day in 2015 and carries 27,000 today, or 40% more.",
        "change-mismatch",
        ["40%", "18,000 vehicles", "27,000"],
    ),
    ("Membership went from 12,400 to 15,500, growing by 35%.", "change-mismatch", ["35%", "12,400", "15,500"]),
]

RIGHT = [
    "Revenue rose from €40 million to €50 million, and profit was up 12%.",
    "Sales in France came to 40 million euros and in Spain to 50 million. That is a rise of 8% on last year.",
    "The club sold 24,310 tickets in May. In June it sold 25,040, up 18% on the year.",
    "Revenue was $40m in the first quarter. In the second it was $50m, up 12% from a year earlier.",
    "Ten years ago the average rent was 620 euros. It is now 930 euros, an average rise of 4.1% a year.",
    "The scheme cost £40m last year and £50m this year, so prices rose by 12%.",
    "In 2019 the school had 480 pupils. Today it has 600, an increase of 25%.",
    "In 2019 the school had 480 pupils. Today it has 600, while the number of teachers grew by 12%.",
    "Attendance averaged 25,040 this season. A year before it was 24,310. Ticket income grew by 8%.",
    "The price of a ticket is 30 euros. Today it is 45 euros at the door. Ticket sales rose by 12%.",
    "Unemployment was 4.1% in May and 5.3% in June. That is twice the national average.",
    "Of the girls, 42% read every day; of the boys, 28%. Girls are thus 1.5 times as likely to read daily.",
    "In 2022 it sold 40 cars. In 2023 it sold 50, an increase of 10.",
    "The company made 300 buses in 2022. In 2023 it made 360, a rise of 20%. Orders were up by 35%.",
    "The dealer sold 120 vans, compared with 100 cars, up 8%.",
    "Gross margin was 73.6%, against 71.4% a year before, as revenue rose 12%.",
    "The fund returned 6% in 2022 and 9% in 2023, so investors who put in $100 are 15% richer.",
    (
        "Before the reform 40% of claims were paid in a month. Now it is 60%, and the number of "
        "complaints has fallen by 12%."
    ),
    "Women earn 24 euros an hour and men 30. In 2010 the gap was 12 euros.",
    "In the north 24% of pupils fail. In the south it is 8%. Boys are twice as likely to fail as girls.",
    (
        "The Greens won 24% of the vote in the city. In the country it was 12%, so that they came third "
        "with 17% overall, up 3 points."
    ),
    (
        "The airline flew 4.2 million passengers in 2022. In 2023 it flew 5.1 million, and so its load "
        "factor rose by 3 points to 84%."
    ),
    "Before the merger the bank had 320 branches. It now has 210, so 12% of its staff have left.",
    (
        "Last year the mill made 42,000 tonnes of paper. This year it has made 38,000 tonnes so far, a "
        "decline of 5% on the same months."
    ),
    "The council had planned 400 homes. In the end 340 were built, so the waiting list grew by 12%.",
    "Rents rose to 930 euros from 880 a year ago. That is 12% more than in 2019.",
    "Rents rose to 930 euros from 880 a year ago. That makes the city twice as dear as Leeds.",
    (
        "The average pensioner gets 1,200 euros, and the average widow 980. That leaves many 100 euros "
        "short of the poverty line."
    ),
    "Italy won 12 golds and France 9. That gives Italy a lead of five medals in the overall table.",
    "The Liberals have 34 seats and the Greens 21. Together that leaves them nine seats short of a majority.",
    "In 2010, 34% of adults smoked. Ten years later it was 24%, a fall of three in ten.",
    "The Senate voted 52 to 48. That gives the bill a majority of four.",
    "The Senate voted 52 to 44, which means the bill passed by eight votes.",
    (
        "The trial had 312 patients, of whom 156 got the drug. In that group 12 died, compared with 24 "
        "in the other, which means that the risk was halved."
    ),
    "The drug group had 12 deaths and the other 24. The risk of dying was thus twice as high.",
    (
        "The drug group had 12 deaths among 150 patients and the other 24 among 160. The risk of dying "
        "was thus 1.9 times as high."
    ),
    "The store opened with 40 staff. Today it has 62, and takings are up by 80%.",
    "He ran the first lap in 62 seconds. The second took him 66 seconds, a loss of 4 seconds.",
    "In 2015 a ticket cost 2.10 euros. Today it costs 2.80 euros, a rise of a third.",
    "The index stood at 4,210 points on Monday. On Friday it closed at 4,126, a fall of 2%.",
    "The index stood at 4,210 points on Monday. On Friday it closed at 4,126, down 3% in the month.",
    "Profit was 12 million euros in 2022. It was 15 million in 2023, a rise of 31% before one-off items.",
    "Turnover was 1.2 billion euros in 2022. In 2023 it was 1.5 billion, a rise of 19% at constant exchange rates.",
    "Some 24% of the girls smoked in 2010. Now it is 12%. Among boys it fell by 8 points.",
    (
        "The poll has the Conservatives at 34%, Labour at 31% and the Liberals at 12%. That gives the "
        "Conservatives a lead of 3 points, down from 5."
    ),
    "The farm milked 80 cows in 2004. Now it milks 240, so it needs three times as many sheds.",
    (
        "The plant emitted 4.2 million tonnes of CO2 in 2019. In 2023 it was 3.1 million, and emissions "
        "from cars fell by 6%."
    ),
    "Of 480 pupils, 120 came by car. Ten years ago it was 200, and so traffic at the gate has fallen by half.",
    (
        "The project was estimated at 80 million crowns in 2015. In 2019 the estimate rose to 96 "
        "million, and the final bill of 120 million is an overrun of 50%."
    ),
    "The project was budgeted at 80 million crowns. The tunnel alone cost 60 million, an overrun of 20%.",
    "She lost 12 kilograms in the first year. In the second she lost 4, which is a third as much.",
    "Sales of vans reached 12,400, compared with 11,000 a year ago. Sales of cars were up 9%, at 54,500.",
    "The lake lies 420 metres above sea level and the pass 1,420 metres. The road thus climbs 1,000 metres.",
    "The flight takes 90 minutes and the train 240. The train is thus nearly three times as slow.",
    "Women hold 34% of the seats. In 2012 they held 22%. That is still 16 points short of half.",
    "The shop is open 60 hours a week. It used to be 48, 25% fewer than its rival.",
    "In 2023, 54% of voters said yes. In 2019 it was 48%. Support among the young rose by 11 points.",
    "A kilo of rice costs 2.40 euros. A year ago it was 2.00 euros. Wheat has risen by 35%.",
    "Some 12,000 people marched in Leeds and 9,000 in York. That was twice as many as the police had expected.",
    (
        "In 2022, the clinic saw 1,200 patients a week. Today it sees 1,500, a quarter more, while "
        "waiting lists have grown by 60%."
    ),
    (
        "The ferry carried 310,000 people in 2019, before the pandemic. In 2021 it was 140,000; last "
        "year it carried 290,000, an increase of 107%."
    ),
    (
        "Output fell to 1,020 tonnes. In the previous year it was 1,200 tonnes and in 2021 1,500 tonnes, "
        "a fall of 32% in two years."
    ),
]


@pytest.mark.parametrize(("text", "check", "figures"), FOUND)
def test_figures_that_do_not_go_together(text: str, check: str, figures: list[str]) -> None:
    assert found(text) == [(check, figures)]


@pytest.mark.parametrize("text", RIGHT)
def test_nothing_is_said_of_what_is_right(text: str) -> None:
    assert found(text) == []

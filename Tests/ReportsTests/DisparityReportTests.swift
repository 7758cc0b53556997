import Metrics
import Reports
import Testing

@Suite("The disparity table, printed")
struct DisparityReportTests {
  @Test("shows the ratio unadjusted and adjusted, and the remarks below")
  func table() {
    let text = Report.disparity(InventedAnswers.compared).text(.table, header: nil)
    #expect(
      text == """
        POINT      GROUP  AGAINST   N  EVENTS    RATE     (95 %)  ITS RATE  RATIO  RATIO 95 %      Q  ADJUSTED  ADJUSTED 95 %  ADJUSTED P      E-VALUE  NOTE
        dismissed  Black  White    40      10  25.0 %  14.2–40.2    12.5 %   2.00   0.91–4.37  0.162      1.10      0.60–2.10       0.700  1.43 (1.00)  cannot tell; explained by the mix of cases

        Differences among cases that reached each point.

        """)
  }

  @Test("carries every number in JSON, under its name, and the remarks")
  func json() {
    let text = Report.disparity(InventedAnswers.compared).text(.json, header: nil)
    #expect(
      text == """
        {"remarks":["Differences among cases that reached each point."],"rows":[
        {"point":"dismissed","by":"race","group":"Black","reference":"White","n":40,"events":10,\
        "rate":0.25,"low":0.142,"high":0.402,"reference_rate":0.125,"ratio":2,"ratio_low":0.91,\
        "ratio_high":4.37,"difference":0.125,"difference_low":-0.02,"difference_high":0.29,\
        "excess":5,"p":0.0812,"p_adjusted":0.1624,"adjusted_ratio":1.1,"adjusted_low":0.6,\
        "adjusted_high":2.1,"adjusted_p":0.7,"adjusted_for":["offense","severity"],"crude_on_strata":1.9,\
        "group_kept":0.95,"reference_kept":0.9,"strata_used":3,"strata_dropped":1,\
        "heterogeneity_p":0.4,"bound_low":1.5,"bound_high":2.5,"unknown_share":0.025,\
        "e_value":1.43,"e_value_bound":1,"standardized":null,"standardized_low":null,\
        "standardized_high":null,"standardized_coverage":null,"reference_standardized":null,\
        "reference_standardized_coverage":null,"persons":null,"persons_with_event":null,\
        "reference_persons":null,"reference_persons_with_event":null,"persons_ratio":null,\
        "persons_ratio_low":null,"persons_ratio_high":null,"expected_days":null,\
        "expected_days_low":null,"expected_days_high":null,"expected_days_n":null,\
        "reference_expected_days":null,"expected_days_difference":null,\
        "expected_days_difference_low":null,"expected_days_difference_high":null,\
        "flags":["explained_by_mix"],"verdict":"cannot_tell","state":"ok","why":null,"notes":[]}
        ]}

        """)
  }

  @Test("joins lists within a cell of CSV, and leaves negative numbers numbers")
  func csv() {
    let text = Report.disparity(InventedAnswers.compared).text(.csv, header: nil)
    #expect(text.contains(",offense; severity,"))
    #expect(text.contains(",-0.02,"))
    #expect(!text.contains("'"))
  }
}

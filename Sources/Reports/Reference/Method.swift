/// A statistical method that numbers are made with, and who published it.
struct Method: Hashable, Sendable {
  let name: String
  /// What it is used for here.
  let use: String
  let source: String

  init(_ name: String, _ use: String, _ source: String) {
    self.name = name
    self.use = use
    self.source = source
  }

  static let all: [Method] = [
    Method(
      "Wilson's score interval", "shares of cases, 95 %",
      "Wilson (1927), JASA 22: 209-212"),
    Method(
      "Newcombe's interval", "differences of two shares, 95 %",
      "Newcombe (1998), Statistics in Medicine 17: 873-890"),
    Method(
      "Koopman's score interval", "ratios of two shares, 95 %",
      "Koopman (1984), Biometrics 40: 513-517"),
    Method(
      "Clopper and Pearson's interval", "shares, where an exact one is wanted",
      "Clopper and Pearson (1934), Biometrika 26: 404-413"),
    Method(
      "Exact Poisson interval", "counts, 95 %", "Garwood (1936), Biometrika 28: 437-442"),
    Method(
      "Chi-square test, without correction", "two shares, where every expected cell is at least 5",
      "Pearson (1900), Philosophical Magazine 50: 157-175"),
    Method(
      "Fisher's exact test, two-sided",
      "two shares, where an expected cell is below 5; tables no "
        + "more likely than the one seen are added, as R does", "Fisher (1935), JRSS 98: 39-82"),
    Method(
      "Mantel and Haenszel's risk ratio", "ratios among like cases",
      "Mantel and Haenszel (1959), JNCI 22: 719-748"),
    Method(
      "Greenland and Robins's interval", "ratios among like cases, 95 %",
      "Greenland and Robins (1985), Biometrics 41: 55-68"),
    Method(
      "Cochran, Mantel and Haenszel's test", "two shares among like cases",
      "Cochran (1954), Biometrics 10: 417-451"),
    Method(
      "Cochran's Q", "whether a ratio is the same in every kind of case",
      "Cochran (1954), Biometrics 10: 101-129"),
    Method(
      "Benjamini and Hochberg's method", "many comparisons at once, 5 % false discoveries",
      "Benjamini and Hochberg (1995), JRSS B 57: 289-300"),
    Method(
      "E-value", "how strong an unknown cause would have to be to explain a ratio",
      "VanderWeele and Ding (2017), Annals of Internal Medicine 167: 268-274"),
    Method(
      "Direct standardization", "rates of groups on the same mix of cases",
      "Rothman, Greenland and Lash (2008), Modern Epidemiology, 3rd ed."),
    Method(
      "Kaplan and Meier's estimate", "times, with open cases counted",
      "Kaplan and Meier (1958), JASA 53: 457-481"),
    Method(
      "Greenwood's variance, log-log interval", "shares ended by a day, 95 %",
      "Greenwood (1926); Kalbfleisch and Prentice (1980)"),
    Method(
      "Log-rank test", "whether groups take equally long",
      "Mantel (1966), Cancer Chemotherapy Reports 50: 163-170"),
    Method(
      "Aalen and Johansen's estimate", "shares ended in each way",
      "Aalen and Johansen (1978), Scandinavian Journal of Statistics 5: 141-150"),
    Method(
      "Restricted mean time", "gaps in time between groups",
      "Royston and Parmar (2013), BMC Medical Research Methodology 13: 152"),
    Method(
      "Quantiles of type 7", "medians and percentiles, on whole days",
      "Hyndman and Fan (1996), The American Statistician 50: 361-365"),
    Method(
      "Percentile bootstrap", "medians of two groups or periods: 2,000 draws, a fixed seed",
      "Efron and Tibshirani (1993), An Introduction to the Bootstrap"),
    Method(
      "Gini's coefficient", "how unequally a load is spread, without a correction for few",
      "Gini (1912), Variabilità e mutabilità"),
    Method(
      "Funnel limits",
      "attorneys and units against what is expected of their cases, by the "
        + "Poisson-binomial distribution, widened for overdispersion and never narrowed",
      "Spiegelhalter (2005), Statistics in Medicine 24: 1185-1202"),
    Method(
      "Quasi-Poisson comparison", "counts of two periods",
      "McCullagh and Nelder (1989), Generalized Linear Models"),
    Method(
      "XmR chart", "which months stand out of their own past",
      "Wheeler and Chambers (1992), Understanding Statistical Process Control"),
    Method(
      "Kitagawa's decomposition", "which groups account for a change of a rate",
      "Kitagawa (1955), JASA 50: 1168-1194"),
  ]
}

// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "benchmarks",
  dependencies: [.package(name: "caseboard", path: "..")],
  targets: [
    .executableTarget(
      name: "benchmarks",
      dependencies: [.product(name: "CaseboardModules", package: "caseboard")],
      swiftSettings: strict),
    // The twelve questions of a screen, as other programs are asked them too.
    .executableTarget(
      name: "panels",
      dependencies: [.product(name: "CaseboardModules", package: "caseboard")],
      swiftSettings: strict),
    // All of it beside other programs, and the guard of instructions.
    .executableTarget(name: "sidebyside", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

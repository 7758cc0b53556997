// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours: Swift 6, each file imports what it uses, a warning is an error.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "caseboard",
  products: [
    .executable(name: "caseboard", targets: ["caseboard"]),
    // What the benchmarks measure.
    .library(
      name: "CaseboardModules",
      targets: ["Cases", "Metrics", "Terminal", "Dashboard", "DemoOffice"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Numbers without cases, cells without courts: these know nothing of each other.
    .target(name: "Statistics", swiftSettings: strict),
    .target(name: "Terminal", swiftSettings: strict),

    // What compressed files are unpacked with.
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"])]),

    // The office: its files, its words, its columns.
    .target(
      name: "Cases",
      dependencies: ["CZlib", "CZstd", "Yams"],
      resources: [.embedInCode("Profiles")],
      swiftSettings: strict),
    .target(name: "Metrics", dependencies: ["Cases", "Statistics"], swiftSettings: strict),

    // The terminal itself: the only code that calls ncurses or handles a signal.
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
    .target(name: "CTerminalGuard"),
    .target(
      name: "Curses", dependencies: ["CNcurses", "CTerminalGuard", "Terminal"],
      swiftSettings: strict),

    // What people see: on a screen, or as text, JSON and CSV.
    .target(
      name: "Dashboard", dependencies: ["Cases", "Metrics", "Terminal"], swiftSettings: strict),
    .target(
      name: "Reports",
      dependencies: ["Cases", "Metrics", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict),

    // What the people of an office write down for themselves, in a file of their own.
    .target(
      name: "Journal", dependencies: ["Cases", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),

    // A synthetic office, written as the files that an office would have.
    .target(name: "DemoOffice", dependencies: ["Cases"], swiftSettings: strict),

    .executableTarget(
      name: "caseboard",
      dependencies: [
        "Cases", "Metrics", "Terminal", "Curses", "Dashboard", "Reports", "DemoOffice", "Journal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .testTarget(name: "StatisticsTests", dependencies: ["Statistics"], swiftSettings: strict),
    .testTarget(name: "TerminalTests", dependencies: ["Terminal"], swiftSettings: strict),
    .testTarget(
      name: "CasesTests", dependencies: ["Cases", "CZlib", "CZstd"], swiftSettings: strict),
    .testTarget(
      name: "MetricsTests", dependencies: ["Metrics", "Cases", "Statistics"],
      swiftSettings: strict),
    .testTarget(
      name: "DashboardTests", dependencies: ["Dashboard", "Metrics", "Cases", "Terminal"],
      exclude: ["Screens"], swiftSettings: strict),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "Metrics", "Cases"], swiftSettings: strict),
    .testTarget(
      name: "DemoOfficeTests", dependencies: ["DemoOffice", "Metrics", "Cases"],
      swiftSettings: strict),
    .testTarget(
      name: "JournalTests",
      dependencies: ["Journal", "Cases", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    // The built program from outside: arguments in, text, exit codes and screens out.
    .testTarget(name: "ProgramTests", dependencies: ["caseboard", "Cases"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)

import Foundation

/// Holds what loading an office and drawing every panel costs to a committed number of
/// instructions, which no noise of the machine moves.
///
/// The number depends on the compiler, and on what the C library finds the processor can do; so the
/// compiler is written beside it, and another one is not compared.
struct InstructionGuard {
  private static let path = "instructions.txt"
  /// How far the number may be from the committed one.
  private static let tolerance = 0.05

  struct Failed: Error, CustomStringConvertible {
    var description: String
  }

  /// Compares with the committed number; throws where it is too far away.
  func check() throws {
    guard let kept = try? Kept(text(of: Self.path)) else {
      throw Failed(description: "\(Self.path) cannot be read; `make bench-accept` writes it")
    }
    if let reason = reasonToSkip(kept) {
      print("\n*** INSTRUCTIONS ARE NOT CHECKED: \(reason) ***\n")
      return
    }
    let counted = try count()
    let change = counted / kept.count - 1
    print(
      "instructions: \(decimals(counted / 1e6, 1)) million, committed "
        + "\(decimals(kept.count / 1e6, 1)) million, \(decimals(change * 100, 1)) %")
    guard abs(change) <= Self.tolerance else {
      throw Failed(
        description: """
          loading and drawing takes \(decimals(abs(change) * 100, 1)) % \
          \(change > 0 ? "more" : "fewer") instructions than committed; where that is meant, \
          `make bench-accept` sets the number anew: commit it and say why
          """)
    }
  }

  /// Sets the committed number to what is counted now.
  func accept() throws {
    guard hasValgrind else { throw Failed(description: "valgrind is missing") }
    let counted = try count()
    try Kept(count: counted, compiler: Compiler.version, processor: processor).text
      .write(toFile: Self.path, atomically: true, encoding: .utf8)
    print("instructions: \(decimals(counted / 1e6, 1)) million")
  }

  private var processor: String {
    ((try? Machine.firstLine("/proc/cpuinfo", "model name")) ?? nil) ?? "unknown"
  }

  private var hasValgrind: Bool {
    (try? ChildProcess(arguments: ["valgrind", "--version"]).run()) != nil
  }

  private func reasonToSkip(_ kept: Kept) -> String? {
    if !hasValgrind { return "valgrind is missing" }
    if kept.compiler != Compiler.version {
      return "the number is \(kept.compiler)'s, and this is \(Compiler.version)"
    }
    return nil
  }

  /// Counts the instructions of one run: one thread, the same bytes, and hashes without a seed.
  private func count() throws -> Double {
    let office = scratch("guard-\(getpid())")
    defer { try? FileManager.default.removeItem(atPath: office) }
    let benchmarks = scratch("benchmarks-\(getpid())")
    defer { unlink(benchmarks) }
    // Valgrind gives up on some forms of the symbols for debuggers that Swift writes.
    _ = try ChildProcess(arguments: ["strip", "-o", benchmarks, Programs().benchmarks]).run()
    _ = try ChildProcess(arguments: [benchmarks, "--write", office, "10000"]).run()
    let report = scratch("callgrind-\(getpid())")
    defer { unlink(report) }
    _ = try ChildProcess(
      arguments: Programs.onOneCore([
        "valgrind", "--quiet", "--tool=callgrind", "--callgrind-out-file=\(report)", benchmarks,
        "--once", office,
      ]), environment: ["SWIFT_DETERMINISTIC_HASHING=1"]
    ).run()
    let total = try text(of: report).split(separator: "\n").first { line in
      line.hasPrefix("summary:") || line.hasPrefix("totals:")
    }
    guard let count = total?.split(separator: " ").dropFirst().first.flatMap({ Double($0) }) else {
      throw Failed(description: "valgrind counted nothing")
    }
    return count
  }

  /// What the committed file says.
  private struct Kept {
    var count: Double
    var compiler: String
    var processor: String

    init(count: Double, compiler: String, processor: String) {
      (self.count, self.compiler, self.processor) = (count, compiler, processor)
    }

    init(_ text: String) throws {
      let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
      guard lines.count == 3, let count = Double(lines[0]) else {
        throw Failed(description: "a number, a compiler and a processor are expected")
      }
      self.init(count: count, compiler: lines[1], processor: lines[2])
    }

    var text: String {
      """
      # Instructions of loading the demo office of 10,000 cases and drawing every panel, one thread.
      # `make bench-accept` sets them; the compiler and processor that they were counted with follow.
      \(Int(count))
      \(compiler)
      \(processor)

      """
    }
  }
}

import Cases
import Metrics
import Terminal

/// How the program ends, after sysexits.h.
enum ExitStatus: Int32 {
  case done = 0
  case wrongUse = 64
  case badData = 65
  case noInput = 66
  case defect = 70
  case ioFailed = 74
  case interrupted = 130
}

/// Why a command ends early: one line for people, an exit code for scripts.
struct Failure: Error {
  var status: ExitStatus
  var message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message.cleaned
  }

  /// An office that cannot be read.
  init(_ error: LoadError) {
    let status: ExitStatus =
      switch error.kind {
      case .noInput: .noInput
      case .badData: .badData
      case .readFailed: .ioFailed
      }
    self.init(status, error.description)
  }

  /// A question that cannot be asked.
  init(_ error: QueryError) {
    self.init(.wrongUse, error.description)
  }
}

import Metrics
import Terminal

/// The parts of the page: where the time goes.
func timeUseBlocks(_ view: View) -> [Block] { [] }

func timeUseHeadline(_ snapshot: Snapshot) -> String { "" }

import Metrics
import Terminal

/// The parts of the page: staffing, and what if.
func planBlocks(_ view: View) -> [Block] { [] }

func planHeadline(_ snapshot: Snapshot) -> String { "" }

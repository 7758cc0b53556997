import Metrics
import Terminal

/// The parts of the page: lists of cases that wait for something.
func worklistBlocks(_ view: View) -> [Block] { [] }

func worklistsHeadline(_ snapshot: Snapshot) -> String { "" }

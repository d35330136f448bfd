import Diffing
import Rollouts

/// How a stage is marked in a list.
struct StageSign {
    let text: String
    let style: TerminalText.Style?
}

extension StageReport {
    /// - Parameter isCurrent: whether the rollout is at it, in the state.
    func sign(isCurrent: Bool, _ state: RolloutState) -> StageSign {
        switch phase {
        case .passed: StageSign(text: "✓", style: .green)
        case .failed: StageSign(text: "✗", style: .red)
        case .inconclusive: StageSign(text: "◆", style: .yellow)
        case .undone: StageSign(text: "↶", style: .yellow)
        case .pending where !isCurrent: StageSign(text: "○", style: .faint)
        case .pending, .before, .applying, .settling, .testing, .baking, .confirming, .approving:
            state == .running ? StageSign(text: "●", style: .cyan) : StageSign(text: "◆", style: .yellow)
        }
    }
}

extension RolloutState {
    var style: TerminalText.Style {
        switch self {
        case .planned: .faint
        case .running: .cyan
        case .waiting, .held, .paused, .returning, .returned, .abandoned: .yellow
        case .finished: .green
        case .stuck: .boldRed
        }
    }
}

extension Verdict? {
    var style: TerminalText.Style? {
        switch self {
        case .passed: .green
        case .failed: .red
        case .inconclusive: .yellow
        case nil: .cyan
        }
    }
}

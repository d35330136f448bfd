import GoTemplate
import Operations
import Rollouts

/// The exit codes of commands that drive a rollout, or ask something of it.
enum RolloutExit: Int32, CaseIterable {
    case done = 0
    case failed = 1
    /// A person, or a step that confirms, is asked; or the command's own time is over.
    case waiting = 3
    case returned = 4
    case stuck = 5
    /// A decision is needed.
    case held = 6
    /// Another process drives it, or another rollout has the release.
    case busy = 7
}

extension RolloutExit {
    /// - Parameter isReached: whether what was asked for is done.
    init(_ state: RolloutState, isReached: Bool = false) {
        switch state {
        case .finished: self = .done
        case .planned, .running: self = isReached ? .done : .waiting
        case .waiting: self = isReached ? .done : .waiting
        case .held, .paused: self = .held
        case .returning: self = .waiting
        case .returned: self = .returned
        case .stuck: self = .stuck
        case .abandoned: self = .failed
        }
    }
}

/// `--ok`: exit codes that count as success.
struct AcceptedExits {
    static let flag = Flag<GoString>(
        "ok", placeholder: "CODES", "exit codes that become 0, such as 3,6, for systems that know only good and bad")

    private let accepted: Set<RolloutExit>

    /// - Throws: `CommandFailure` for what is no such code.
    init(_ flags: ParsedFlags) throws(CommandFailure) {
        var accepted: Set<RolloutExit> = []
        for word in flags[Self.flag].split(at: UInt8(ascii: ",")) where !word.isEmpty {
            guard let code = try? Strconv.atoi(word.trimmingSpace),
                let exit = RolloutExit(rawValue: Int32(clamping: code))
            else {
                throw CommandFailure(
                    "--ok " + Strconv.quote(flags[Self.flag]) + " must be exit codes from 0 to 7, such as 3,6")
            }
            accepted.insert(exit)
        }
        self.accepted = accepted
    }

    /// Ends a command.
    func end(_ exit: RolloutExit) throws {
        if exit != .done && !accepted.contains(exit) { throw ExitStatus(code: exit.rawValue) }
    }
}

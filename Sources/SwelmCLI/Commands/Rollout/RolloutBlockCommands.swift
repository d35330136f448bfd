import Failures
import GoTemplate
import Operations
import Releases
import Rollouts

/// `swelm rollout block` and `swelm rollout unblock`.
enum RolloutBlockCommands {
    static let all = [block, unblock]

    private static let everything = Flag<Bool>("all", short: "A", "rollouts of all plans")

    private static let block = Command(
        name: "block", usage: "[NAME] --reason TEXT", summary: "keep rollouts from being started",
        description: """
            Keep rollouts of a plan, or with -A of all plans, from being started, until 'swelm rollout unblock' is run.
            Rollouts that go on already are no matter. Whoever starts one is told the reason.
            """,
        flags: {
            ReleaseFlags.store
            everything
            ReleaseFlags.reason.described("why nothing may start")
        },
        arguments: .exactlyWhere({ $0[everything] }, 0, otherwise: 1)
    ) { invocation in
        try invocation.failing(with: GoString()) {
            let scope = try invocation.operationScope(log: Log())
            let actor = Actor.evidence(scope.requester, invocation.context.environment)[0]
            let blocking = try RolloutBlocking(of: name(invocation), in: scope.store)
            try blocking.block(by: actor, reason: invocation.flags[ReleaseFlags.reason])
            invocation.print(subject(blocking) + " are blocked\n")
        }
    }

    private static let unblock = Command(
        name: "unblock", usage: "[NAME]", summary: "let rollouts be started again",
        description: """
            Let rollouts of a plan, or with -A of all plans that have no block of their own, be started again.
            """,
        flags: {
            ReleaseFlags.store
            everything
        },
        arguments: .exactlyWhere({ $0[everything] }, 0, otherwise: 1)
    ) { invocation in
        try invocation.failing(with: GoString()) {
            let store = try invocation.operationScope(log: Log()).store
            let blocking = try RolloutBlocking(of: name(invocation), in: store)
            let other = try blocking.unblock()
            let rest = other.map { ", but all rollouts still are: " + $0.reason } ?? GoString()
            invocation.print(subject(blocking) + " are not blocked any more" + rest + "\n")
        }
    }

    private static func name(_ invocation: Invocation) -> GoString {
        invocation.arguments.first ?? RolloutBlock.all
    }

    private static func subject(_ blocking: RolloutBlocking) -> GoString {
        blocking.name == RolloutBlock.all ? "all rollouts" : "rollouts of " + blocking.name
    }
}

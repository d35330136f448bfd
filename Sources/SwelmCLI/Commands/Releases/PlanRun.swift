import Failures
import Files
import GoTemplate
import Operations

/// One run of `upgrade` that saves a plan, or carries one out.
struct PlanRun {
    let invocation: Invocation
    let log: Log

    private var flags: ParsedFlags { invocation.flags }

    // MARK: Saving

    func save(_ change: UpgradeOrInstall, to path: GoString) throws {
        let lifetime = Int64(flags[PlanFlags.lifetime].seconds)
        let (plan, objects) = try invocation.failing(with: "PLAN FAILED: ") {
            do { return try change.plan(in: invocation.operationScope(log: log), lifetime: lifetime) } catch {
                throw (error as? UpgradeOrInstallFailure)?.failure ?? error
            }
        }
        // It holds what Secrets hold.
        try WholeFile.write(plan.json(), to: path, permissions: 0o600)
        for object in objects {
            guard let reason = object.uncertainty else { continue }
            let name = object.key.kind + " " + object.key.name
            invocation.context.warn("warning: the server does not foresee what becomes of " + name + ": " + reason)
        }
        let number = GoString("\(plan.release.revision)")
        invocation.print(
            "Plan for revision " + number + " of release " + plan.release.name + " saved to " + path + ", good until "
                + plan.expires.formatted("2006-01-02T15:04:05Z07:00") + ":\n")
        for object in objects { invocation.print("  " + line(object)) }
    }

    private func line(_ object: ForeseenObject) -> GoString {
        let word = object.isUnchanged ? "unchanged" : object.action.word
        return word + " " + object.key.kind + "/" + object.key.name + "\n"
    }

    // MARK: Carrying out

    func carryOut(_ path: GoString) throws {
        if let flag = flags.given(among: UpgradeFlags.decisions + [PlanFlags.savePlan.declaration]).first {
            throw CommandFailure("--plan and --\(flag.name) make no sense together: the plan holds what was decided")
        }
        let plan = try read(path)
        let key = invocation.key(invocation.arguments[0])
        guard plan.release.key == key else {
            let planned = plan.release.name + " in namespace " + plan.release.namespace
            throw CommandFailure(path + " is a plan for release " + planned)
        }
        let release = try invocation.failing(with: "UPGRADE FAILED: ") {
            try invocation.tellingCancellation(of: key.name) {
                do { return try plan.carryOut(in: invocation.operationScope(log: log)) } catch let failure
                    as PlanFailure
                {
                    throw PlanFailure("the plan " + path + " cannot be carried out: " + failure.message)
                }
            }
        }
        try ReleaseReport(release, invocation).print()
        invocation.noteRecorded(release)
    }

    private func read(_ path: GoString) throws -> SavedPlan {
        let content = try FileSystem().read(path)
        do { return try SavedPlan(json: content) } catch {
            throw CommandFailure("cannot read the plan " + path + ": " + error.goMessage)
        }
    }
}

import Diffing
import GoTemplate
import Review
import Rollouts
import Signals

/// `swelm rollout plan STAGES.yaml`.
enum RolloutPlanCommand {
    static let command = Command(
        name: "plan", usage: "STAGES.yaml", summary: "show what every stage of a file does before it is started",
        description: """
            Render all stages of a file and show, from the deployed revision on, what each changes, where the traffic
            goes, who must agree, how it is watched, and what is dangerous about it. Nothing is changed.

            A parameter of the file that names a value of the deployed revision takes it from there; --param gives
            others. Values given on the command line go to all stages, above those of the file.

                $ swelm rollout plan stages.yaml --param to=84

            --save keeps the plan with all charts and values, so that 'swelm rollout start --plan' refuses to begin where
            anything differs from what was reviewed. The file holds what the values hold, passwords too.

            Exit status: 0 if no stage changes anything, 2 if one does (see --exit-code), 1 for an error.
            """,
        flags: {
            RolloutFlags.parameters
            RolloutFlags.bases
            RolloutFlags.stageInPlace
            ValuesFlags.all
            DiffFlags.rendering
            DiffFlags.report
            DiffFlags.includeCRDs
            ChartSourceFlags.transport
            DiffFlags.release
            ReleaseFlags.store
            save
            live
        },
        arguments: .exactly(1), run: run)

    private static let save = Flag<GoString>(
        "save", placeholder: "FILE", "keep the plan for 'swelm rollout start --plan'")

    private static let live = Flag<Bool>(
        "live", "ask providers for today's requests, and for what is in the way of a verdict")

    /// Nil where providers are not asked.
    private static func survey(_ invocation: Invocation, of plan: StagedPlan) throws -> PlanSurvey? {
        guard invocation.flags[live] else { return nil }
        let surroundings = try SignalSurroundings(environment: invocation.context.environment)
        return PlanSurvey(plan, in: surroundings, at: .now)
    }

    @Sendable
    private static func run(_ invocation: Invocation) throws {
        let session = try DiffSession(invocation)
        let plan = try invocation.failing(with: GoString()) {
            try RolloutPlanning(
                invocation, in: invocation.targetsToRead, comparison: session.comparison
            ).plan()
        }
        if let path = invocation.flags.given(save) {
            let frozen = try plan.frozen(version: GoString(BuildInfo.swelmVersion))
            try WholeFile.write(frozen.json, to: path, permissions: 0o600)
        }
        let reports = plan.reports.flatMap(\.self)
        switch session.output.format {
        case .text, .sideBySide, .simple:
            let survey = try survey(invocation, of: plan)?.text ?? ""
            invocation.print(PlanTable(plan).text + PlanOutline(plan).text + survey)
        case .markdown:
            let survey = try survey(invocation, of: plan)?.text ?? ""
            invocation.print(PlanTable(plan).markdown + PlanOutline(plan).markdown + survey)
        case .json:
            let document = PlanDocument(
                plan: plan, survey: try survey(invocation, of: plan), changes: session.output.text)
            invocation.print(GoString(try document.text()))
            return try session.exit(reports)
        case .html:
            let page = PlanPage(plan: plan, survey: try survey(invocation, of: plan))
            invocation.context.output.write(page.bytes(by: session.output.pages))
            return try session.exit(reports)
        case .jsonPatch: break
        }
        try session.show(reports)
    }
}

/// `swelm rollout dashboard`.
enum RolloutDashboardCommand {
    static let command = Command(
        name: "dashboard", summary: "print a Grafana dashboard for the metrics of rollouts",
        description: """
            Print a dashboard of Grafana, as JSON to import, for what --metrics-file writes about rollouts.
            """,
        arguments: .none
    ) { invocation in
        invocation.print(try GrafanaDashboard.json())
    }
}

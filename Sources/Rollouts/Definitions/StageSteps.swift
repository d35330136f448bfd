/// The steps of one stage, each under the index that it has in the plan.
package struct StageSteps {
    package let before: [StepDefinition]
    package let during: [StepDefinition]
    package let confirm: [StepDefinition]
}

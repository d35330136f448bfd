/// Runs templates; stub until the executor lands.
package final class Executor {
    package init() {}
}
